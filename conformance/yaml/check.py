"""Reads documents from standard input, one JSON object a line: {name, before, after, plan}. For each, what PyYAML loads from
`after` must be what it loads from `before` with the plan applied. Prints one line of JSON for each that is not."""
import json
import sys

import yaml

ABSENT = "absent"


def load(text):
    return yaml.safe_load(text.lstrip("\ufeff")) or {}


def numbers(left, right):
    kinds = {type(left), type(right)}
    return kinds <= {int, float} and (left == right or left != left and right != right)


def difference(left, right, path=""):
    """The first place where two values differ, as text; None when they are the same, in order and type too."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in [*left, *right]:
            found = difference(left.get(key, ABSENT), right.get(key, ABSENT), f"{path}.{key}")
            if found:
                return found
        return None if list(left) == list(right) else f"{path}: order {list(left)} became {list(right)}"
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right))
        return next(filter(None, (difference(*pair, f"{path}.{index}") for index, pair in pairs)), None)
    if type(left) is type(right) and left == right or left != left and right != right:
        return None
    return f"{path}: {left!r} is {right!r}"


def differs_from_plan(wanted, found, path=""):
    """As above for what was written: JSON has one kind of number, and the order of keys is the writer's."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        keys = {*wanted, *found}
        return next(
            filter(None, (differs_from_plan(wanted.get(k, ABSENT), found.get(k, ABSENT), f"{path}.{k}") for k in keys)),
            None,
        )
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = enumerate(zip(wanted, found))
        return next(filter(None, (differs_from_plan(*pair, f"{path}.{index}") for index, pair in pairs)), None)
    return None if numbers(wanted, found) else difference(wanted, found, path)


def put(entry, path, change):
    first, _, rest = path.partition(".")
    if rest:
        put(entry.setdefault(first, {}), rest, change)
    elif "to" in change:
        entry[first] = change["to"]
    else:
        entry.pop(first, None)


def complaint(before, after, plan):
    old = before.pop("model_list", None) or []
    new = after.pop("model_list", None) or []
    added = {each["name"]: each["entry"]["fields"] for each in plan["add"]}
    changes = {int(each["key"]): each["fields"] for each in plan["update"]}
    removed = {int(each["key"]) for each in plan["remove"]}
    kept = [entry for entry in new if entry.get("model_name") not in added]
    for name, fields in added.items():
        wanted = {"model_name": name}
        for field in fields:
            put(wanted, field["path"], {"to": field["value"]})
        found = [entry for entry in new if entry.get("model_name") == name]
        why = f"{len(found)} times" if len(found) != 1 else differs_from_plan(wanted, found[0])
        if why:
            return f"added {name} {why}"
    rest = [(index, entry) for index, entry in enumerate(old) if index not in removed]
    if len(rest) != len(kept):
        return f"{len(kept)} entries are left, not {len(rest)}"
    for (index, entry), found in zip(rest, kept):
        for field in changes.get(index, []):
            put(entry, field["path"], field)
        why = differs_from_plan(entry, found) if index in changes else difference(entry, found)
        if why:
            return f"entry {index} {why}"
    for each in plan["other"]:
        if each["kind"] == "callbacks":
            section = before.get("litellm_settings") or {}
            odd = [item for item in (section.get("callbacks") or []) if not isinstance(item, str)]
            callbacks = (after.get("litellm_settings") or {}).get("callbacks") or []
            if [item for item in callbacks if not isinstance(item, str)] != odd:
                return f"callbacks: {odd} became {callbacks}"
            if odd:
                after["litellm_settings"]["callbacks"] = [item for item in callbacks if isinstance(item, str)]
            before["litellm_settings"] = {**section, "callbacks": each["to"]}
            if not each["to"]:
                settle(before), settle(after)
    return differs_from_plan(before, after)


def settle(document):
    """No callbacks, however that is said."""
    section = document.get("litellm_settings") or {}
    if not section.get("callbacks"):
        section.pop("callbacks", None)
    document["litellm_settings"] = section


for line in sys.stdin:
    document = json.loads(line)
    try:
        why = complaint(load(document["before"]), load(document["after"]), document["plan"])
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        why = f"{type(error).__name__}: {error}"
    if why:
        print(json.dumps({"name": document["name"], "why": why[:1000]}))
