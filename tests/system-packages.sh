#!/usr/bin/env bash
# Installs what the tests need from the system: a browser, and OCR with Dutch. Debian and Ubuntu only;
# elsewhere it says what to install. Does nothing when all is there.
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v tesseract >/dev/null || missing+=(tesseract-ocr)
{ command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx nld; } || missing+=(tesseract-ocr-nld)
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Installeer eerst: ${missing[*]} (nodig voor de tests)." >&2
  exit 1
fi
