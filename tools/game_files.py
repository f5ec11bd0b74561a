"""Read .efg and .nfg files for check_certificate.py, with Python's standard library only."""

import itertools
import operator
import re
from fractions import Fraction

class Unreadable(Exception):
    """A file does not have the form it should have."""

TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{},]|[^\s"{},]+)', re.DOTALL)
EXPONENT = re.compile(r"[eE][-+]?0*(\d+)")
MOST_EXPONENT = 4096  # larger ones could ask for more memory than there is

class Tokens:
    """The tokens of a game file, labels with their opening quote; commas say nothing."""
    def __init__(self, text):
        text = text.lstrip("\ufeff").rstrip()
        if TOKEN.sub("", text):
            raise Unreadable("a label is never closed")
        self.tokens, self.at = [token for token in TOKEN.findall(text) if token != ","] + ["the end of the file"], 0
    def next_is(self, start):
        return self.tokens[self.at].startswith(start)
    def take(self, start=""):
        if not self.next_is(start):
            raise Unreadable("found %s, expected %s" % (self.tokens[self.at], start))
        self.at += 1
        return self.tokens[self.at - 1]
    def label(self):
        """Passes over a label where one may be left out."""
        if self.next_is('"'):
            self.take()
    def whole(self):
        if not self.tokens[self.at].isdigit():
            raise Unreadable("found %s, expected a whole number" % self.tokens[self.at])
        return int(self.take())
    def number(self):
        return fraction(self.take())
    def labelled_number(self):
        self.label()
        return self.number()
    def braces(self, read):
        """What `read` reads, again and again up to the closing brace."""
        found = []
        self.take("{")
        while not self.next_is("}"):
            found.append(read())
        self.take("}")
        return found
    def labels(self):
        return self.braces(lambda: self.take('"'))

def fraction(text):
    if any(len(digits) > 6 or int(digits) > MOST_EXPONENT for digits in EXPONENT.findall(text)):
        raise Unreadable("'%s' has an exponent beyond %d" % (text[:40], MOST_EXPONENT))
    try:
        above, _, below = text.partition("/")
        return Fraction(above) / Fraction(below or 1)
    except (ValueError, ZeroDivisionError):
        raise Unreadable("'%s' is not a number" % text[:40]) from None

def read_header(tokens, kind, version):
    tokens.take(kind)
    tokens.take(version)
    tokens.take("D" if tokens.next_is("D") else "R")
    tokens.take('"')
    return len(tokens.labels())

def read_tree(tokens, make_tree):
    tree = make_tree(read_header(tokens, "EFG", "2"))
    tokens.label()
    sets, chances, outcomes = {}, {}, {0: [Fraction(0)] * tree.players}

    def define(known, key, read):
        """Lists are said where their number comes first, and may be said again."""
        tokens.label()
        if tokens.next_is("{"):
            known[key] = read()
        if key not in known:
            raise Unreadable("number %s is used before it is defined" % (key,))
        return known[key]

    open_nodes = []  # inner nodes from the root down, with the number of children still to come
    while not tree.kind or open_nodes:
        v, kind, count = len(tree.kind), tokens.take(), 0
        tokens.label()
        key = chance = None
        if kind == "p":
            player, number = tokens.whole() - 1, tokens.whole()
            count = len(define(sets, (player, number), tokens.labels))
            if not 0 <= player < tree.players:
                raise Unreadable("there is no player %d" % (player + 1))
            # Within its player a set is numbered by its place among those that came first.
            key = (player, [n for i, n in sets if i == player].index(number))
            tree.members.setdefault(key, []).append(v)
        elif kind == "c":
            chance = define(chances, tokens.whole(), lambda: tokens.braces(tokens.labelled_number))
            count = len(chance)
            if sum(chance) != 1 or min(chance) < 0:
                raise Unreadable("chance probabilities are not a distribution")
        elif kind != "t":
            raise Unreadable("found %s, expected a node: p, c or t" % kind)
        payoff = define(outcomes, tokens.whole(), lambda: tokens.braces(tokens.number))
        if open_nodes:
            parent = open_nodes[-1][0]
            payoff = [a + b for a, b in zip(tree.payoff[parent], payoff)]
            tree.children[parent].append(v)
            open_nodes[-1][1] -= 1
        for column, entry in zip((tree.kind, tree.children, tree.set, tree.chance, tree.payoff, tree.end),
                                 (kind, [], key, chance, payoff, None)):
            column.append(entry)
        open_nodes.append([v, count])
        while open_nodes and open_nodes[-1][1] == 0:
            tree.end[open_nodes.pop()[0]] = v + 1
    tokens.take("the end")
    return tree

def read_form(tokens, make_form):
    players = read_header(tokens, "NFG", "1")
    sizes = tokens.braces(lambda: len(tokens.labels()) if tokens.next_is("{") else tokens.whole())
    tokens.label()
    outcomes = None
    if tokens.next_is("{"):
        outcomes = [[Fraction(0)] * players] + tokens.braces(
            lambda: tokens.braces(tokens.labelled_number))
    strides = list(itertools.accumulate([1] + sizes, operator.mul))
    table = [outcomes[tokens.whole()] if outcomes else [tokens.number() for _ in range(players)]
             for _ in range(strides[-1])]
    tokens.take("the end")
    return make_form(sizes, lambda profile: table[sum(s * stride for s, stride in zip(profile, strides))])

def read_game(text, make_tree, make_form):
    """The game in a file's text: `make_tree(players)` with its nodes filled in, or `make_form(sizes, payoffs)`."""
    tokens = Tokens(text)
    return read_form(tokens, make_form) if tokens.next_is("NFG") else read_tree(tokens, make_tree)
