"""Methods that send photos, documents, and recordings, and the one that finds a file."""

from typing import Any

import telegram

from playground.errors import bad_request
from playground.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT, Upload, picture_size, recording_content
from playground.methods.registry import Call, Json, method
from playground.methods.sending import addressee, caption_content, post
from playground.world import World


@method("sendPhoto", returns=telegram.Message, sends=True)
def send_photo(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    return post(world, chat, call, media_content(world, call, _of_call(call, "photo")))


@method("sendDocument", returns=telegram.Message, sends=True)
def send_document(world: World, call: Call) -> Json:
    chat = addressee(world, call)
    return post(world, chat, call, media_content(world, call, _of_call(call, "document")))


@method("sendVideo", returns=telegram.Message, sends=True)
def send_video(world: World, call: Call) -> Json:
    return _send_recording(world, call, "video")


@method("sendAnimation", returns=telegram.Message, sends=True)
def send_animation(world: World, call: Call) -> Json:
    return _send_recording(world, call, "animation")


@method("sendAudio", returns=telegram.Message, sends=True)
def send_audio(world: World, call: Call) -> Json:
    return _send_recording(world, call, "audio")


@method("sendVoice", returns=telegram.Message, sends=True)
def send_voice(world: World, call: Call) -> Json:
    return _send_recording(world, call, "voice")


@method("sendVideoNote", returns=telegram.Message, sends=True)
def send_video_note(world: World, call: Call) -> Json:
    return _send_recording(world, call, "video_note")


def _send_recording(world: World, call: Call, kind: str) -> Json:
    chat = addressee(world, call)
    given = f"attach://{kind}" if kind in call.files else call.text(kind)
    upload = attached(call, given)
    files = world.files
    recording = files.recording(kind, given) if upload is None else files.add_recording(kind, upload)
    caption = {} if kind == "video_note" else caption_content(call)
    return post(world, chat, call, {**recording_content(kind, recording), **caption})


@method("getFile", returns=telegram.File)
def get_file(world: World, call: Call) -> Json:
    stored = world.files.get(call.text("file_id"))
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.json()


def _of_call(call: Call, kind: str) -> Json:
    """A call of sendPhoto or sendDocument in the form of an InputMedia."""
    media = f"attach://{kind}" if kind in call.files else call.text(kind)
    fields = ("caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler")
    return {
        "type": kind,
        "media": media,
        "thumbnail": "attach://thumbnail" if "thumbnail" in call.files else call.text("thumbnail"),
        **{name: call.params[name] for name in fields if name in call.params},
    }


def parse_media(given: Any) -> Json:
    """An InputMedia of a kind that the stand-in keeps; ApiError 400 for another."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if given.get("type") not in ("photo", "document"):
        raise bad_request(f'can\'t parse InputMedia: type "{given.get("type")}" is unsupported')
    if not given.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    return given


def media_content(world: World, call: Call, media: Json) -> Json:
    """The fields of a message that carries `media`: the file (uploaded or known) and the caption."""
    content: Json = {}
    upload = attached(call, str(media["media"]))
    if media["type"] == "photo":
        given = str(media["media"])
        content["photo"] = world.files.photo(given) if upload is None else world.files.add_photo(upload)
        if Call(media).boolean("has_spoiler"):
            content["has_media_spoiler"] = True
    elif upload is None:
        content["document"] = world.files.document(str(media["media"]))
    else:
        thumbnail = attached(call, str(media.get("thumbnail") or ""))
        content["document"] = world.files.add_document(upload, thumbnail)
    content.update(caption_content(Call(media)))
    return content


def attached(call: Call, reference: str) -> Upload | None:
    """The uploaded file behind ``attach://name``; None for a file_id or an address."""
    if not reference.startswith("attach://"):
        return None
    upload = call.files.get(reference.removeprefix("attach://"))
    if upload is None:
        raise bad_request(f'file "{reference}" not found in the request')
    if len(upload.content) > UPLOAD_LIMIT:
        raise bad_request("file is too big")
    return upload


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
