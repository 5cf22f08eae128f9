"""Who may do what, decided by the server alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from corpus.errors import UsageError
from tests.conftest import run_command
from tests.ui.conftest import serving
from tests.ui.steps import open_tab
from ui.access import Access
from ui.accounts import Role, add_account, read_accounts

PASSWORD = "een lang wachtwoord"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An accounts file with a reader and a maintainer."""
    path = tmp_path_factory.mktemp("accounts") / "accounts.json"
    add_account(path, "lezer", Role.READER, PASSWORD)
    add_account(path, "beheerder", Role.MAINTAINER, PASSWORD)
    return path


@pytest.fixture(scope="module")
def guarded_url(example_store: Path, accounts: Path) -> Iterator[str]:
    """The address of the application with accounts."""
    with serving(example_store, AFSPRAAKWIJZER_ACCOUNTS=str(accounts)) as url:
        yield url


@pytest.fixture
def guarded(guarded_url: str) -> Iterator[httpx.Client]:
    """A program that talks to the application with accounts."""
    with httpx.Client(base_url=guarded_url, timeout=30) as client:
        yield client


@pytest.fixture
def open_to_all(chat_url: str) -> Iterator[httpx.Client]:
    """A program that talks to the application without accounts."""
    with httpx.Client(base_url=chat_url, timeout=30) as client:
        yield client


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/bron/veldrecht/1", "/pdf/veldrecht", "/bladzijde/veldrecht/1.png", "/register.csv", "/gradio_api/info"]
)
def test_nothing_is_shown_to_who_did_not_log_in(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 401
    page = guarded.get(path, headers={"accept": "text/html"})
    assert page.status_code == 303
    assert page.headers["location"].startswith("/inloggen?naar=%2F")


@pytest.mark.slow
def test_a_wrong_password_is_refused_and_a_right_one_opens(guarded: httpx.Client) -> None:
    form = {"name": "lezer", "password": "verkeerd wachtwoord", "naar": "/"}
    assert guarded.post("/inloggen", data=form).status_code == 401
    done = guarded.post("/inloggen", data={**form, "password": PASSWORD, "naar": "//elders.example"})
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert "HttpOnly" in done.headers["set-cookie"]
    assert "SameSite=strict" in done.headers["set-cookie"]
    assert guarded.get("/bron/veldrecht/1").status_code == 200
    guarded.post("/uitloggen")
    assert guarded.get("/bron/veldrecht/1").status_code == 401


@pytest.mark.slow
@pytest.mark.parametrize(("name", "status"), [("lezer", 403), ("beheerder", 200)])
def test_only_a_maintainer_uploads(guarded: httpx.Client, name: str, status: int) -> None:
    files = {"files": ("nieuw.txt", b"1. De gemeente bouwt 10 woningen.")}
    assert guarded.post("/gradio_api/upload", files=files, auth=(name, PASSWORD)).status_code == status


def test_guessing_a_password_is_stopped(accounts: Path) -> None:
    access = Access("127.0.0.1", accounts)
    for _ in range(10):
        assert access.log_in("beheerder", "geraden wachtwoord") is None
    assert access.log_in("beheerder", PASSWORD) is None
    assert access.log_in("lezer", PASSWORD)


def test_an_account_that_is_removed_loses_access_at_once(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    add_account(path, "tijdelijk", Role.MAINTAINER, PASSWORD)
    access = Access("127.0.0.1", path)
    token = access.log_in("tijdelijk", PASSWORD)
    scope = {"headers": [(b"cookie", f"afspraakwijzer={token}".encode())]}
    assert access.name_of(scope) == "tijdelijk"
    add_account(path, "tijdelijk", Role.READER, PASSWORD)
    assert not access.may_maintain("tijdelijk")
    path.write_text("[]", encoding="utf-8")
    assert access.name_of(scope) is None


def test_passwords_are_kept_as_scrypt_hashes_for_the_owner_alone(accounts: Path) -> None:
    assert PASSWORD not in accounts.read_text(encoding="utf-8")
    assert len({account.hash for account in read_accounts(accounts)}) == 2
    assert accounts.stat().st_mode & 0o077 == 0


def test_other_machines_are_let_in_only_with_accounts(tmp_path: Path, accounts: Path) -> None:
    with pytest.raises(UsageError, match="afspraakwijzer user add"):
        Access("0.0.0.0", tmp_path / "geen.json")
    assert Access("0.0.0.0", accounts).needs_login


@pytest.mark.slow
def test_the_command_makes_lists_and_removes_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAAKWIJZER_ACCOUNTS", str(tmp_path / "accounts.json"))
    short = run_command("user", "add", "kort", stdin="kort\n")
    assert (short.returncode, "het minste is 10" in short.stderr) == (2, True)
    made = run_command("user", "add", "griffier", "--role", "maintainer", stdin=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    assert run_command("user", "list").stdout.split() == ["griffier", "maintainer"]
    assert run_command("user", "remove", "griffier").returncode == 0
    assert run_command("user", "list").stdout == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=https://example.org/x.png",
        "/gradio_api/file%3Dhttps://example.org/x.png",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://example.org/",
        "/gradio_api/vibe-code",
        "/gradio_api/runs",
    ],
)
def test_routes_of_gradio_that_nothing_needs_are_closed(open_to_all: httpx.Client, path: str) -> None:
    assert open_to_all.get(path).status_code == 403


@pytest.mark.slow
def test_another_site_or_host_name_is_refused(open_to_all: httpx.Client) -> None:
    evil = {"origin": "https://elders.example"}
    assert open_to_all.post("/gradio_api/queue/join", json={}, headers=evil).status_code == 403
    assert open_to_all.get("/bron/veldrecht/1", headers={"host": "elders.example"}).status_code == 403


@pytest.mark.slow
@pytest.mark.parametrize("handler", ["answer", "act", "add", "drop", "load", "side_by_side", "show"])
def test_handlers_of_the_screens_are_not_called_by_name(open_to_all: httpx.Client, handler: str) -> None:
    assert open_to_all.post(f"/gradio_api/call/{handler}", json={"data": []}).status_code == 403


@pytest.mark.slow
def test_only_what_is_meant_for_programs_has_a_name(open_to_all: httpx.Client) -> None:
    named = open_to_all.get("/gradio_api/info").json()["named_endpoints"]
    assert set(named) == {"/ask", "/search", "/register", "/compare", "/page_image"}


@pytest.mark.browser
@pytest.mark.slow
def test_a_reader_logs_in_and_finds_no_way_to_upload(context: BrowserContext, guarded_url: str) -> None:
    page = context.new_page()
    page.goto(f"{guarded_url}/?vraag=")
    page.get_by_label("Naam").fill("lezer")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Ingelogd als lezer")).to_be_visible()
    open_tab(page, "Documenten")
    expect(page.locator("#documents tbody tr")).to_have_count(3)
    expect(page.locator("#upload")).to_have_count(0)
    files = {"name": "nieuw.txt", "mimeType": "text/plain", "buffer": b"1. Tekst."}
    refused = page.request.post(f"{guarded_url}/gradio_api/upload", multipart={"files": files})
    assert refused.status == 403
    assert "beheerder" in refused.text()
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_label("Wachtwoord")).to_be_visible()
