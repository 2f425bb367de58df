"""Reads documents from standard input, one JSON object a line: {name, before, after, plan}. For each, what PyYAML loads from
`after` must be what it loads from `before` with the plan applied. Prints one line of JSON for each that is not."""
import json
import sys

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text):
    return yaml.load(text.lstrip("\ufeff"), loader) or {}


def same(left, right, ours=False):
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return (ours or type(left) is type(right)) and (left == right or left != left and right != right)
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[key], right[key], ours) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(lambda pair: same(*pair, ours), zip(left, right)))
    return type(left) is type(right) and left == right


def put(entry, path, change):
    first, _, rest = path.partition(".")
    if rest:
        put(entry.setdefault(first, {}), rest, change)
    elif "to" in change:
        entry[first] = change["to"]
    else:
        entry.pop(first, None)


def complaint(before, after, plan):
    old = before.get("model_list") or []
    new = after.get("model_list") or []
    added = {each["name"]: each["entry"]["fields"] for each in plan["add"]}
    changes = {each["index"]: each["fields"] for each in plan["update"]}
    removed = {each["index"] for each in plan["remove"]}
    kept = [entry for entry in new if entry.get("model_name") not in added]
    for name, fields in added.items():
        wanted = {}
        for field in fields:
            put(wanted, field["path"], {"to": field["value"]})
        found = [entry for entry in new if entry.get("model_name") == name]
        if len(found) != 1 or not same(found[0], wanted, True):
            return f"{name}: {found} is not {wanted}"
    rest = [(entry, changes.get(index)) for index, entry in enumerate(old) if index not in removed]
    if len(rest) != len(kept):
        return f"{len(kept)} entries are left, not {len(rest)}"
    for (entry, fields), found in zip(rest, kept):
        for field in fields or []:
            put(entry, field["path"], field)
        if fields and {**found} != {**entry} or not fields and not same(found, entry):
            return f"{entry.get('model_name')}: {found} is not {entry}"
    for each in plan["other"]:
        if each["path"] == "litellm_settings.callbacks":
            found = (after.get("litellm_settings") or {}).get("callbacks") or []
            if found != each["to"]:
                return f"callbacks: {found} is not {each['to']}"
            for document in (before, after):
                section = document.get("litellm_settings") or {}
                section.pop("callbacks", None)
                document["litellm_settings"] = section
    for document in (before, after):
        document.pop("model_list", None)
        if not document.get("litellm_settings"):
            document.pop("litellm_settings", None)
    return None if same(before, after) or sorted(map(str, before)) == sorted(map(str, after)) and all(same(before[key], after[key]) for key in before) else f"outside model_list: {before} became {after}"


for line in sys.stdin:
    document = json.loads(line)
    try:
        why = complaint(load(document["before"]), load(document["after"]), document["plan"])
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        why = f"{type(error).__name__}: {error}"
    if why:
        print(json.dumps({"name": document["name"], "why": why[:2000]}))
