"""Loaded by every Python that `kakaopay-simulator run` starts (PYTHONPATH). KakaoPay's names lead to the simulator for
libraries that ask no proxy either: aiohttp, http.client, urllib3. Names and certificates are checked as ever."""

import os
import socket
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

HOSTS = ("open-api.kakaopay.com", "kapi.kakao.com")


def lead_here(address: str) -> None:
    ask = socket.getaddrinfo
    here, _, port = address.rpartition("/")[2].rpartition(":")
    if not port.isdigit():
        return

    def getaddrinfo(host, service, *args, **kwargs):
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
        if name.lower() in HOSTS and str(service) in ("443", "https"):
            return ask(here, int(port), 0, socket.SOCK_STREAM)
        return ask(host, service, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


def load_the_next() -> None:
    """The module of this name that would have been loaded without this one."""
    own = os.path.dirname(os.path.abspath(__file__))
    others = [path for path in sys.path if os.path.abspath(path) != own]
    spec = PathFinder.find_spec("sitecustomize", others)
    if spec and spec.loader:
        spec.loader.exec_module(module_from_spec(spec))


lead_here(os.environ.get("KAKAOPAY_SIMULATOR_PROXY", ""))
load_the_next()
