"""What the stand-in refuses, in the words Telegram uses."""

from typing import Any


class ApiError(Exception):
    """An answer with ``"ok": false``: the code, the description and the optional ``parameters``."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object of the HTTP response."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, **parameters: int) -> ApiError:
    """400; `text` is what follows ``Bad Request:``."""
    return ApiError(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> ApiError:
    """403; `text` is what follows ``Forbidden:``."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """429 with ``retry_after`` in whole seconds, at least one."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def whole_number(value: Any, field: str) -> int:
    """A field of an object as a whole number; ApiError 400 when it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        raise bad_request(f'field "{field}" must be of type Number') from None


class RefusedError(Exception):
    """Something a person or a visitor of the page cannot do; one sentence for the page.

    What somebody at the page can bring about has its sentence in `indonesian` too.
    """

    def __init__(self, sentence: str, status: int = 400, *, indonesian: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.indonesian = indonesian

    def json(self) -> dict[str, str]:
        """The JSON object of the HTTP response."""
        return {"error": self.sentence, **({"indonesian": self.indonesian} if self.indonesian else {})}
