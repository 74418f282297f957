import json
from http.client import HTTPSConnection
from urllib.parse import urlsplit

from shop import CURRENT, HEADERS, READY, approve

connection = HTTPSConnection(urlsplit(CURRENT).hostname)


def call(name, body):
    path = urlsplit(CURRENT).path + name
    connection.request("POST", path, json.dumps(body), HEADERS | {"Content-Type": "application/json"})
    return json.load(connection.getresponse())


print("paid", call("approve", approve(call("ready", READY)["tid"]))["amount"]["total"])
