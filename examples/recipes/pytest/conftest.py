"""A KakaoPay for the tests: `kakaopay` is as new in each of them."""

import json
import os
import re
import shutil
import signal
import subprocess
from urllib.request import Request, urlopen

import pytest


class KakaoPay:
    def __init__(self, url):
        self.url = url  # give this to your program in place of https://open-api.kakaopay.com

    def ask(self, path, body=None):
        """Any call of the simulator: GET, or POST with a body."""
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.url + path, data, {"Content-Type": "application/json"})) as answer:
            return json.load(answer)

    def payments(self):
        return self.ask("/_sim/payments?limit=1000")["payments"]

    def pay(self, tid, method="MONEY"):
        """Pays as the buyer; gives the address that the buyer's browser goes to next."""
        return self.ask(f"/_sim/payments/{tid}/pay", {"method": method})["redirect"]

    def quit(self, tid):
        return self.ask(f"/_sim/payments/{tid}/quit", {})["redirect"]

    def fault(self, **fault):
        self.ask("/_sim/faults", fault)

    def advance(self, time):
        self.ask("/_sim/clock", {"advance": time})

    def totals(self):
        return self.ask("/_sim/ledger")["totals"]

    def reset(self):
        self.ask("/_sim/reset", {})


@pytest.fixture(scope="session")
def kakaopay_of_session():
    """The simulator that KAKAOPAY_SIMULATOR_URL names, or one that is started on any free port."""
    url = os.environ.get("KAKAOPAY_SIMULATOR_URL")
    if url:
        yield KakaoPay(url)
        return
    command = [shutil.which("npx") or "npx", "kakaopay-simulator", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True)
    line = process.stdout.readline()
    found = re.search(r"http://\S+\d", line)
    assert found, f"The simulator did not start: {line}"
    yield KakaoPay(found[0])
    os.killpg(process.pid, signal.SIGTERM)  # npx and what it started
    process.communicate()


@pytest.fixture
def kakaopay(kakaopay_of_session):
    kakaopay_of_session.reset()
    return kakaopay_of_session
