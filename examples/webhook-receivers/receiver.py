import base64
import hashlib
import hmac
import json
import os
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
BYTES_MAX = 100_000

# In memory for brevity: yours are in a table, and written in one transaction with what you do about the event.
versions = {}
lock = threading.Lock()


def handle(event):
    """Yours. What takes long is done after the answer."""
    print("handled", event["data"]["id"], event["data"]["version"], flush=True)


def is_genuine(headers, body):
    timestamp = headers.get("webhook-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", timestamp) or abs(time.time() - int(timestamp)) > 300:
        return False
    # The bytes as they came: JSON that was read and written again has another signature.
    signed = f"{headers.get('webhook-id', '')}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest())
    # There are several while a secret is rotated.
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(expected, signature.encode()) for signature in given)


class Receiver(BaseHTTPRequestHandler):
    timeout = 15

    def do_POST(self):
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length) if 0 <= length <= BYTES_MAX else b""
        if not is_genuine(self.headers, body):
            return self.answer(400)
        event = json.loads(body)
        item, version = event["data"].get("id"), event["data"].get("version", 0)
        with lock:
            # Not one that came before, with the same webhook-id, nor an older state after a newer one.
            if version > versions.get(item, 0):
                versions[item] = version
                handle(event)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", 8080))), Receiver)
print("listening on", server.server_port, flush=True)
server.serve_forever()
