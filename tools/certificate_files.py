"""Read the JSON of certificates for check_certificate.py, with Python's standard library only."""

import json

from game_files import Unreadable, fraction

class Rejected(Exception):
    """The certificate does not prove its claim."""

def demand(condition, reason):
    if not condition:
        raise Rejected(reason)

def unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise Unreadable("a key is given twice")
    return dict(pairs)

def member(table, key, kind):
    if not isinstance(table, dict) or type(table.get(key)) is not kind:
        raise Unreadable("the certificate has no '%s', or not of the right kind" % key)
    return table[key]

def items(value, length, what):
    if not isinstance(value, list) or len(value) != length:
        raise Unreadable("found %s, expected a list of %d %s" % (json.dumps(value)[:60], length, what))
    return value

def numbers(value, length, what):
    return [fraction(text) if isinstance(text, str) else fraction("not text") for text in items(value, length, what)]
