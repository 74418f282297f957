import asyncio

import aiohttp
from shop import CURRENT, HEADERS, READY, approve


async def main():
    async with aiohttp.ClientSession(headers=HEADERS, raise_for_status=True) as session:

        async def call(name, body):
            async with session.post(CURRENT + name, json=body) as answer:
                return await answer.json()

        ready = await call("ready", READY)
        print("paid", (await call("approve", approve(ready["tid"])))["amount"]["total"])


asyncio.run(main())
