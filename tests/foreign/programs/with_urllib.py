import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from shop import LEGACY, READY, approve


def call(name, body):
    with urlopen(Request(LEGACY + name, urlencode(body).encode(), {"Authorization": "KakaoAK 0"})) as answer:
        return json.load(answer)


print("paid", call("approve", approve(call("ready", READY)["tid"]))["amount"]["total"])
