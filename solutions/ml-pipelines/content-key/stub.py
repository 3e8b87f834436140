from collections.abc import Mapping


def content_key(source: str, params: Mapping[str, object], inputs: Mapping[str, str]) -> str:
    """Return 64 hex digits that depend on the content of the arguments and on nothing else.

    source: the text of the task; params: its parameters, nested; inputs: the keys of its inputs by name
    """
    raise NotImplementedError
