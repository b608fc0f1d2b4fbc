"""Methods for the bot's own picture."""

from typing import Any

import telegram

from playground.errors import bad_request
from playground.files import picture_size
from playground.methods.media import attached
from playground.methods.registry import Call, method
from playground.world import World

Json = dict[str, Any]


@method("setMyProfilePhoto")
def set_my_profile_photo(world: World, call: Call) -> bool:
    given = call.json("photo", "can't parse InputProfilePhoto JSON object")
    if not isinstance(given, dict) or given.get("type") != "static":
        raise bad_request("can't parse InputProfilePhoto: only static photos are known here")
    upload = attached(call, str(given.get("photo") or ""))
    measured = None if upload is None else picture_size(upload.content)
    if upload is None or measured is None or measured[2] != "image/jpeg":
        raise bad_request("PHOTO_INVALID: a profile photo is a JPEG that is uploaded")
    world.profile.photos.insert(0, world.files.add_photo(upload))
    return True


@method("getUserProfilePhotos", returns=telegram.UserProfilePhotos)
def get_user_profile_photos(world: World, call: Call) -> Json:
    user = call.integer("user_id")
    if user != world.bot["id"] and user not in world.people:
        raise bad_request("user not found")
    photos = world.profile.photos if user == world.bot["id"] else []
    first = max(0, call.integer("offset"))
    return {"total_count": len(photos), "photos": photos[first : first + call.integer("limit", 100)]}
