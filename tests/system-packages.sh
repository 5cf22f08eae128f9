#!/usr/bin/env bash
# Installs what the tests need from the system: a browser, OCR with Dutch, and what the typesetters of the test
# documents use. Debian and Ubuntu only; elsewhere it says what to install. Does nothing when all is there.
set -euo pipefail
packages=(chromium tesseract-ocr tesseract-ocr-nld libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation fonts-dejavu-core)
if ! command -v dpkg >/dev/null; then
  command -v chromium >/dev/null && command -v tesseract >/dev/null && exit 0
  echo "Installeer eerst (namen zoals in Debian): ${packages[*]}" >&2
  exit 1
fi
missing=()
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
if "${as_root[@]}" true 2>/dev/null; then
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Installeer eerst: ${missing[*]} (nodig voor de tests)." >&2
  exit 1
fi
