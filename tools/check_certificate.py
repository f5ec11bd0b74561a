#!/usr/bin/env python3
"""Check a certificate of `selectorate solve` against its game, in exact arithmetic.

usage: check_certificate.py GAME CERTIFICATE

GAME is an .efg or .nfg file, CERTIFICATE what `selectorate solve` writes with --certificate or --format json.
Exit status: 0 accepted, 1 rejected, 2 wrong usage or a file that cannot be read.

It shares no code with selectorate and needs Python's standard library only, so that whoever doubts an equilibrium can
read in one sitting what it rests on. It parses the game, hashes its canonical form, and asks of every equilibrium:

  nash                   does nobody gain more than `max_regret` (0 if exact) by deviating alone?
  pure_nash              the same, and does nobody randomise?
  subgame_perfect        the same, in every subgame (Selten 1965)?
  zero_sum_value         two players, constant sum, and does each strategy hold the other to his payoff (duality)?
  correlated             does nobody gain by disobeying a recommendation (Aumann 1974)?
  coarse_correlated      does nobody gain by a fixed strategy instead of all recommendations (Moulin & Vial 1978)?

A list that says it is complete is counted again where that is possible: pure Nash equilibria by trying every profile,
pure subgame-perfect equilibria under perfect information from the leaves up.
"""

import collections
import functools
import hashlib
import itertools
import json
import math
import operator
import re
import sys
import threading
from fractions import Fraction

CLAIMS = ("nash", "pure_nash", "subgame_perfect", "zero_sum_value", "correlated", "coarse_correlated")
CORRELATED = ("correlated", "coarse_correlated")
MOST_PROFILES = 200_000  # largest number of pure profiles to try, and of payoff vectors to keep at a node

class Unreadable(Exception):
    """A file does not have the form it should have."""
class Rejected(Exception):
    """The certificate does not prove its claim."""

def demand(condition, reason):
    if not condition:
        raise Rejected(reason)

class Tree:
    """An extensive game. Nodes are numbered depth first, as the file lists them; the root is 0."""

    def __init__(self, players):
        self.players = players
        self.kind = []  # "p" decision, "c" chance, "t" terminal
        self.children = []  # of each node, node numbers
        self.set = []  # of a decision node: (player, number within the player by first appearance)
        self.chance = []  # of a chance node: probabilities
        self.payoff = []  # what is collected on the way to a node, player by player
        self.end = []  # one past the last node of the subtree
        self.members = {}  # of each information set, its nodes

    def sets_of(self, player):
        return [(key, len(self.children[nodes[0]])) for key, nodes in sorted(self.members.items()) if key[0] == player]

    def canonical_form(self):
        yield "selectorate extensive game 1\nplayers %d\n" % self.players
        for v, kind in enumerate(self.kind):
            if kind == "p":
                yield "d %d %d %d\n" % (*self.set[v], len(self.children[v]))
            else:
                yield "%s %s\n" % (kind, " ".join(map(str, self.chance[v] or self.payoff[v])))

    def own_histories(self):
        """For each node and player the last (information set, action) of his own on the way; None before his first."""
        last = [None] * len(self.kind)
        last[0] = (None,) * self.players
        for v, children in enumerate(self.children):
            for action, child in enumerate(children):
                last[child] = last[v]
                if self.kind[v] == "p":
                    player = self.set[v][0]
                    last[child] = last[v][:player] + ((self.set[v], action),) + last[v][player + 1:]
        return last

    def demand_perfect_recall(self):
        last = self.own_histories()
        for (player, number), nodes in self.members.items():
            demand(len({last[v][player] for v in nodes}) == 1,
                   "player %d forgets what he knew or did before his information set %d" % (player + 1, number + 1))
        return self

    def subgame_roots(self):
        """Inner nodes whose subtree shares no information set with the rest (Selten 1965)."""
        low, high = list(range(len(self.kind))), list(range(len(self.kind)))
        for v in reversed(range(len(self.kind))):
            if self.kind[v] == "p":
                low[v], high[v] = self.members[self.set[v]][0], self.members[self.set[v]][-1]
            for child in self.children[v]:
                low[v], high[v] = min(low[v], low[child]), max(high[v], high[child])
        return [v for v, kind in enumerate(self.kind) if kind != "t" and low[v] >= v and high[v] < self.end[v]
                and (kind == "c" or len(self.members[self.set[v]]) == 1)]

    def odds(self, v, behavior):
        return self.chance[v] or behavior[self.set[v]]

    def values(self, behavior):
        """What every player expects at every node."""
        values = list(self.payoff)
        for v in reversed(range(len(self.kind))):
            if self.kind[v] != "t":
                moves = [(p, values[child]) for p, child in zip(self.odds(v, behavior), self.children[v]) if p]
                values[v] = [sum(p * below[i] for p, below in moves) for i in range(self.players)]
        return values

    def best_values(self, behavior, player, roots):
        """What a best response of the player to the others is worth at every node of `roots`, by perfect recall."""
        # Probability that the others and chance lead to a node from the innermost root above it.
        reach = [Fraction(1)] * len(self.kind)
        for v, children in enumerate(self.children):
            own = self.kind[v] == "p" and self.set[v][0] == player
            for action, child in enumerate(children):
                reach[child] = Fraction(1) if child in roots else reach[v] * (
                    1 if own else self.odds(v, behavior)[action])

        @functools.lru_cache(None)
        def choose(key):
            nodes = [v for v in self.members[key] if reach[v]] or self.members[key][:1]
            gains = [sum(reach[v] * best(self.children[v][a]) for v in nodes)
                     for a in range(len(self.children[nodes[0]]))]
            return gains.index(max(gains))

        @functools.lru_cache(None)
        def best(v):
            if self.kind[v] == "t":
                return self.payoff[v][player]
            if self.kind[v] == "p" and self.set[v][0] == player:
                return best(self.children[v][choose(self.set[v])])
            return sum(p * best(child) for p, child in zip(self.odds(v, behavior), self.children[v]) if p)

        return {root: best(root) for root in roots}

    def regret(self, behavior, roots):
        """The largest gain from deviating that any player has at any of the roots."""
        values = self.values(behavior)
        return max((best - values[root][i] for i in range(self.players)
                    for root, best in self.best_values(behavior, i, roots).items()), default=Fraction(0))

    def strategies(self, player, reduced):
        """A player's pure strategies in lexicographic order: an action at each information set that it allows for."""
        last = self.own_histories()
        found = [{}]
        for key, actions in self.sets_of(player):
            before = last[self.members[key][0]][player]
            found = [longer for plan in found for longer in (
                [{**plan, key: a} for a in range(actions)]
                if not reduced or before is None or plan.get(before[0]) == before[1] else [plan])]
        return found

    def strategic_form(self, reduced=True):
        strategies = [self.strategies(i, reduced) for i in range(self.players)]

        def walk(v, plan):
            if self.kind[v] == "t":
                return self.payoff[v]
            if self.kind[v] == "p":
                return walk(self.children[v][plan[self.set[v]]], plan)
            below = [(p, walk(child, plan)) for p, child in zip(self.chance[v], self.children[v]) if p]
            return [sum(p * payoff[i] for p, payoff in below) for i in range(self.players)]

        return Form(list(map(len, strategies)), lambda profile: walk(0, {
            key: a for i, s in enumerate(profile) for key, a in strategies[i][s].items()}))

    def count_subgame_perfect(self):
        """Number of pure subgame-perfect equilibria under perfect information; None if there is too much to keep."""
        counts = [None] * len(self.kind)  # of each node: payoff vector -> number of equilibria of its subgame
        for v in reversed(range(len(self.kind))):
            below = [counts[child] for child in self.children[v]]
            here = collections.Counter()
            if self.kind[v] == "p":
                owner = self.set[v][0]
                for k, (payoffs, ways) in ((k, pair) for k, options in enumerate(below) for pair in options.items()):
                    for other in below[:k] + below[k + 1:]:
                        ways *= sum(n for b, n in other.items() if b[owner] <= payoffs[owner])
                    here[payoffs] += ways
            else:
                here[tuple(self.payoff[v]) if self.kind[v] == "t" else (Fraction(0),) * self.players] = 1
            for p, options in zip(self.chance[v] or [], below):
                sums, here = here, collections.Counter()
                for (a, m), (b, n) in itertools.product(sums.items(), options.items()):
                    here[tuple(x + p * y for x, y in zip(a, b))] += m * n
                if len(here) > MOST_PROFILES:
                    return None
            counts[v] = +here
        return sum(counts[0].values())

class Form:
    """A game in strategic form. Profiles are numbered with the first player's strategy varying fastest."""

    def __init__(self, sizes, payoffs):
        self.sizes, self.players, self.count = sizes, len(sizes), math.prod(sizes)
        self.payoffs = functools.lru_cache(None)(payoffs)  # of a tuple of strategies

    def profile(self, number):
        strides = itertools.accumulate([1] + self.sizes, operator.mul)
        return tuple(number // stride % size for stride, size in zip(strides, self.sizes))

    def canonical_form(self):
        yield "selectorate strategic game 1\nstrategies %s\n" % " ".join(map(str, self.sizes))
        for number in range(self.count):
            yield " ".join(map(str, self.payoffs(self.profile(number)))) + "\n"

    def replies(self, profile, player):
        """What each strategy of the player would pay him in the profile."""
        return [self.payoffs(profile[:player] + (s,) + profile[player + 1:])[player] for s in range(self.sizes[player])]

    def product(self, behavior):
        """The distribution over profiles that comes from mixing independently."""
        numbered = ((n, self.profile(n)) for n in range(self.count))
        drawn = {n: math.prod(behavior[(i, 0)][s] for i, s in enumerate(profile)) for n, profile in numbered}
        return {n: probability for n, probability in drawn.items() if probability}

    def regret(self, drawn, coarse):
        """Expected payoffs under a distribution over profiles, and the largest gain that a player has by disobeying: by
        one strategy whatever he is told (coarse), or by what is best after each part. From a product of mixed
        strategies the former is the gain from deviating."""
        expected = [Fraction(0)] * self.players
        gains = [{} for _ in self.sizes]  # gains[i][what he is told][what he plays instead]
        for number, probability in drawn.items():
            profile = self.profile(number)
            for i, kept in enumerate(self.payoffs(profile)):
                expected[i] += probability * kept
                row = gains[i].setdefault(profile[i], [Fraction(0)] * self.sizes[i])
                for s, u in enumerate(self.replies(profile, i)):
                    row[s] += probability * (u - kept)
        return expected, max(max(map(sum, zip(*rows.values()))) if coarse else sum(map(max, rows.values()))
                             for rows in gains)

    def count_pure_nash(self):
        if self.count > MOST_PROFILES:
            return None
        return sum(all(max(self.replies(profile, i)) == self.payoffs(profile)[i] for i in range(self.players))
                   for profile in map(self.profile, range(self.count)))

TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{},]|[^\s"{},]+)', re.DOTALL)

class Tokens:
    """The tokens of a game file, labels with their opening quote; commas say nothing."""
    def __init__(self, text):
        self.tokens, at, text = [], 0, text.lstrip("\ufeff").rstrip()
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise Unreadable("a label is never closed")
            if found.group(1) != ",":
                self.tokens.append(found.group(1))
            at = found.end()
        self.tokens.append("the end of the file")
        self.at = 0
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
    try:
        above, _, below = text.partition("/")
        return Fraction(above) / Fraction(below or 1)
    except (ValueError, ZeroDivisionError):
        raise Unreadable("'%s' is not a number" % text) from None

def read_header(tokens, kind, version):
    tokens.take(kind)
    tokens.take(version)
    tokens.take("D" if tokens.next_is("D") else "R")
    tokens.take('"')
    return len(tokens.labels())

def read_tree(tokens):
    tree = Tree(read_header(tokens, "EFG", "2"))
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

def read_form(tokens):
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
    return Form(sizes, lambda profile: table[sum(s * stride for s, stride in zip(profile, strides))])

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

def read_behavior(game, value):
    """(player, information set) -> probabilities of its actions; a game in strategic form has one set a player."""
    behavior = {}
    for i, sets in enumerate(items(value, game.players, "players")):
        sizes = [size for _, size in game.sets_of(i)] if isinstance(game, Tree) else [game.sizes[i]]
        for k, probabilities in enumerate(items(sets, len(sizes), "information sets")):
            behavior[(i, k)] = numbers(probabilities, sizes[k], "probabilities")
            demand(min(behavior[(i, k)]) >= 0 and sum(behavior[(i, k)]) == 1,
                   "player %d, information set %d: not a probability distribution" % (i + 1, k + 1))
    return behavior

def check_profile(game, claim, entry, payoffs, bound):
    behavior = read_behavior(game, entry.get("behavior"))
    if isinstance(game, Tree):
        game.demand_perfect_recall()
        values = game.values(behavior)
        expected = values[0]
        regret = game.regret(behavior, game.subgame_roots() if claim == "subgame_perfect" else [0])
    else:
        demand(claim != "subgame_perfect", "a game in strategic form has no subgames")
        expected, regret = game.regret(game.product(behavior), True)
    demand(payoffs == expected, "the profile has other expected payoffs")
    demand(regret <= bound, "somebody gains %s by deviating, more than %s" % (regret, bound))
    if claim == "pure_nash":
        demand(all(p in (0, 1) for row in behavior.values() for p in row), "somebody randomises")
    if claim == "zero_sum_value":
        ends = [u for u, kind in zip(game.payoff, game.kind) if kind == "t"] if isinstance(game, Tree) else map(
            game.payoffs, map(game.profile, range(game.count)))
        demand(game.players == 2 and len({sum(u) for u in ends}) == 1, "not a two-player game of constant sum")
    if "node_values" in entry:
        demand(isinstance(game, Tree) and claim == "subgame_perfect", "node values prove nothing here")
        order = [0]  # breadth first
        for v in order:
            order.extend(game.children[v])
        for v, row in zip(order, items(entry["node_values"], len(order), "nodes")):
            demand(numbers(row, game.players, "values") == values[v], "the value of a node is another")
    return tuple(itertools.chain(*(behavior[key] for key in sorted(behavior))))

def check_distribution(game, claim, entry, payoffs, bound):
    form = game.demand_perfect_recall().strategic_form() if isinstance(game, Tree) else game
    drawn = {}
    for item in member(entry, "distribution", list):
        number, probability = member(item, "profile", int), fraction(member(item, "probability", str))
        demand(0 <= number < form.count and number not in drawn and probability >= 0, "not a distribution")
        drawn[number] = probability
    demand(sum(drawn.values()) == 1 and list(drawn) == sorted(drawn), "not a distribution, or not in increasing order")
    expected, regret = form.regret({n: p for n, p in drawn.items() if p}, claim == "coarse_correlated")
    demand(payoffs == expected, "the distribution has other expected payoffs")
    demand(regret <= bound, "somebody gains %s by not following, more than %s" % (regret, bound))
    return tuple(drawn.items())

def recount(game, claim):
    if claim == "pure_nash":
        return (game.strategic_form(reduced=False) if isinstance(game, Tree) else game).count_pure_nash()
    if claim == "subgame_perfect" and isinstance(game, Tree) and len(game.members) == game.kind.count("p"):
        return game.count_subgame_perfect()
    return None

def check(game, certificate):
    """What was accepted, in words. Raises Rejected or Unreadable."""
    summary = member(certificate, "certificate", dict)
    claim = member(summary, "claim", str)
    if member(certificate, "schema", int) != 1 or claim not in CLAIMS:
        raise Unreadable("the schema is not 1, or the claim '%s' is unknown" % claim)
    form = hashlib.sha256("".join(game.canonical_form()).encode()).hexdigest()
    demand(member(summary, "game_hash", str) == form, "it is about another game: the hashes differ")
    seen, pure, regrets = set(), 0, [Fraction(0)]
    equilibria = member(certificate, "equilibria", list)
    for place, entry in enumerate(equilibria, 1):
        is_exact = member(entry, "exact", bool)
        bound = fraction(member(entry, "max_regret", str))
        payoffs = numbers(entry.get("payoffs"), game.players, "payoffs")
        try:
            demand(bound >= 0 and (bound == 0 or not is_exact), "its regret contradicts its kind")
            profile = (check_distribution if claim in CORRELATED else check_profile)(game, claim, entry, payoffs, bound)
            demand(profile not in seen, "it is in the list twice")
        except Rejected as rejected:
            raise Rejected("equilibrium %d: %s" % (place, rejected)) from None
        seen.add(profile)
        pure += is_exact and claim not in CORRELATED and all(p in (0, 1) for p in profile)
        regrets.append(bound)
    demand(fraction(member(summary, "max_regret", str)) == max(regrets), "the largest regret is another")
    demand(member(summary, "kind", str) == ("regret_bound", "exact")[all(entry["exact"] for entry in equilibria)],
           "the kind is another")
    verdict = "%d x %s, regret at most %s" % (len(equilibria), claim, max(regrets))
    if not member(certificate, "complete", bool):
        return verdict
    count = recount(game, claim)
    demand(count in (None, pure), "it has %d pure equilibria and says that these are all; there are %s" % (pure, count))
    return verdict + ("; counted again: these are all" if count is not None else "; that these are all was not checked")

def main(arguments):
    if len(arguments) != 3:
        return print(__doc__.split("\n\n")[1], file=sys.stderr) or 2
    try:
        with open(arguments[1], encoding="utf-8", errors="replace") as game_file, open(arguments[2], "rb") as file:
            tokens, certificate = Tokens(game_file.read()), json.load(file, object_pairs_hook=unique)
        game = read_form(tokens) if tokens.next_is("NFG") else read_tree(tokens)
        print("accepted: " + check(game, certificate))
        return 0
    except Rejected as rejected:
        print("rejected: %s" % rejected)
        return 1
    except (OSError, ValueError, Unreadable, IndexError) as error:
        print("check_certificate.py: %s" % error, file=sys.stderr)
        return 2

if __name__ == "__main__":
    # Trees may be deep, and their nodes are visited by recursion.
    sys.setrecursionlimit(10**6)
    threading.stack_size(512 * 1024 * 1024)
    status = [2]
    worker = threading.Thread(target=lambda: status.append(main(sys.argv)))
    worker.start()
    worker.join()
    sys.exit(status[-1])
