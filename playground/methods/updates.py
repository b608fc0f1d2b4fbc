"""Methods by which the bot gets its updates: long polling and webhook."""

import re

import telegram

from playground.errors import ApiError, bad_request
from playground.methods.registry import Call, Json, method
from playground.webhook import DEFAULT_CONNECTIONS, MAXIMAL_CONNECTIONS, Target, check_url
from playground.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]*")


class RawResult(bytes):
    """A result that is JSON already."""


def _allowed(call: Call) -> list[str] | None:
    """``allowed_updates``; None when not given, which leaves the former choice."""
    given = call.json("allowed_updates", "can't parse allowed updates JSON object")
    return [str(kind) for kind in given] if isinstance(given, list) else None


@method("getUpdates", returns=telegram.Update)
async def get_updates(world: World, call: Call) -> RawResult:
    if world.webhook.target is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
            "the webhook first",
        )
    world.updates.allow(_allowed(call))
    limit = call.integer("limit", 100)
    found = await world.updates.poll(
        call.integer("offset"),
        limit if 1 <= limit <= 100 else 100,
        max(0, call.integer("timeout")),
    )
    return RawResult(b"[" + b",".join(found) + b"]")


@method("setWebhook")
async def set_webhook(world: World, call: Call) -> bool:
    url = call.text("url")
    if not url:
        await delete_webhook(world, call)
        return True
    check_url(url)
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.integer("max_connections", DEFAULT_CONNECTIONS)
    world.updates.allow(_allowed(call))
    world.updates.interrupt("setWebhook request")
    if call.boolean("drop_pending_updates"):
        world.updates.clear()
    await world.webhook.start(Target(url, secret, min(max(connections, 1), MAXIMAL_CONNECTIONS)))
    return True


@method("deleteWebhook")
async def delete_webhook(world: World, call: Call) -> bool:
    await world.webhook.stop()
    if call.boolean("drop_pending_updates"):
        world.updates.clear()
    return True


@method("getWebhookInfo", returns=telegram.WebhookInfo)
def get_webhook_info(world: World, call: Call) -> Json:
    info = world.webhook.info()
    if allowed := world.updates.allowed:
        info["allowed_updates"] = allowed
    return info
