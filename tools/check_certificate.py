#!/usr/bin/env python3
"""Check a certificate of `selectorate solve` against its game, in exact arithmetic.

usage: check_certificate.py GAME CERTIFICATE

GAME is an .efg or .nfg file, CERTIFICATE what `selectorate solve` writes with --certificate or --format json.
Exit status: 0 accepted, 1 rejected, 2 wrong usage or a file that cannot be read.

It shares no code with selectorate and needs Python's standard library only, so that whoever doubts an equilibrium can
read in one sitting what it rests on. game_files.py beside it parses the game, certificate_files.py the certificate;
this hashes the game's canonical form and asks of every equilibrium:

  nash                   does nobody gain more than `max_regret` (0 if exact) by deviating alone?
  pure_nash              the same, and does nobody randomise?
  agent_nash             does nobody gain by another move at one of his information sets alone (Selten 1975)?
  subgame_perfect        the same, in every subgame (Selten 1965)?
  zero_sum_value         two players, constant sum, and does each strategy hold the other to his payoff (duality)?
  correlated             does nobody gain by disobeying a recommendation (Aumann 1974)?
  coarse_correlated      does nobody gain by a fixed strategy instead of all recommendations (Moulin & Vial 1978)?
  extensive_form_correlated  recommendations come move by move, until the first one disobeyed: does nobody gain by
                         doing what is best from there on (von Stengel & Forges 2008)?

A correlated one that says that it maximises something is asked for prices of deviations (dual feasibility) as well.
strategy_claims.py checks what else is said of strategies:

  commitment             does each commitment pay its value, and do multipliers prove that none pays more (Conitzer &
                         Sandholm 2006)?
  dominance              was every strategy dominated when it was eliminated, and nothing that is left?

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
import sys
from fractions import Fraction

from certificate_files import Rejected, demand, items, member, numbers, unique
from game_files import Unreadable, fraction, read_game
from strategy_claims import check_commitment, check_dominance

CORRELATED = ("correlated", "coarse_correlated", "extensive_form_correlated")
CLAIMS = ("nash", "pure_nash", "agent_nash", "subgame_perfect", "zero_sum_value") + CORRELATED
STRATEGY_CLAIMS = {"commitment": check_commitment, "dominance": check_dominance}
MOST_PROFILES = 200_000  # largest number of pure profiles to try, and of payoff vectors to keep at a node

class Game:
    """What both forms have: players, their information sets as pairs (player, number), the last own move before each,
    and what recommendations earn. A trigger is a recommended move (information set, action), or None for all."""

    def obedience_regret(self, player, draws, coarse=False):
        """What the player gains at most by disobeying at some trigger and doing what is best from there on."""
        earned, obeyed = self.trigger_earnings(player, draws, coarse)
        total = collections.defaultdict(Fraction)  # gains after each own move
        for key, actions in reversed(self.sets_of(player)):
            for trigger in [None] if coarse else [(key, a) for a in range(actions)]:
                for later, choices in reversed(self.sets_of(player)):
                    best = max(earned[trigger][later, a] for a in range(choices))
                    if later == key:
                        break
                    earned[trigger][self.before(later)] += best
                total[self.before(key)] += max(best - obeyed[trigger], total[trigger] if trigger else 0)
        return total[None]

    def demand_flow(self, prices):
        """The prices of a trigger are those of one way to play on from there, times a factor."""
        for i, told in {(i, told) for i, told, _ in prices}:
            left = {move: price for (j, at, move), price in prices.items() if (j, at) == (i, told)}
            for key, actions in self.sets_of(i):
                out = sum(left.pop((key, a), 0) for a in range(actions))
                start = told is None or key == told[0]
                demand(start or out == prices.get((i, told, self.before(key)), 0), "prices not of a way to play on")
            demand(not left, "a price of a move that there is not")

class Tree(Game):
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

    @functools.cached_property
    def own(self):
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
        for (player, number), nodes in self.members.items():
            demand(len({self.own[v][player] for v in nodes}) == 1,
                   "player %d forgets what he knew or did before his information set %d" % (player + 1, number + 1))
        return self

    def before(self, key):
        """The last own move of the player before one of his information sets, by perfect recall."""
        return self.own[self.members[key][0]][key[0]]

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
        # Probability that the others and chance lead to a node from the innermost root above it, and that root.
        into, above = [Fraction(1)] * len(self.kind), [None] * len(self.kind)
        inside = lambda v: (v, Fraction(1)) if v in roots else (above[v], into[v])
        for v, children in enumerate(self.children):
            (root, reach), own = inside(v), self.kind[v] == "p" and self.set[v][0] == player
            for action, child in enumerate(children):
                above[child], into[child] = root, reach * (1 if own else self.odds(v, behavior)[action])
        earned, best = collections.defaultdict(Fraction), {}  # earned[root, last own move]: there or later, chosen well
        for v in reversed(range(len(self.kind))):
            (root, reach), last, key = inside(v), self.own[v][player], self.set[v]
            if self.kind[v] == "t":
                earned[root, last] += reach * self.payoff[v][player]
            elif self.kind[v] == "p" and key[0] == player and self.members[key][0] == v:
                earned[root, last] += max(earned[root, (key, a)] for a in range(len(self.children[v])))
            if v in roots:
                best[v] = earned[v, last]
                earned[above[v], last] += into[v] * best[v]
        return best

    def regret(self, behavior, roots):
        """The largest gain from deviating that any player has at any of the roots."""
        values = self.values(behavior)
        return max((best - values[root][i] for i in range(self.players)
                    for root, best in self.best_values(behavior, i, roots).items()), default=Fraction(0))

    def agent_regret(self, behavior):
        """The largest gain from another move at one information set, the owner's other moves being as they are."""
        kept = self.values(behavior)[0]
        changed = ((key[0], {**behavior, key: [Fraction(a == b) for b in range(len(odds))]})
                   for key, odds in behavior.items() for a in range(len(odds)))
        return max((self.values(other)[0][i] - kept[i] for i, other in changed), default=Fraction(0))

    def trigger_earnings(self, player, draws, _):
        """Of each trigger what the player earns by his last move if he may do as he likes from there on,
        earned[trigger][move], and what he earns by obeying, obeyed[trigger]. `draws` are pairs of a probability and all
        players' plans, information set -> action."""
        earned = collections.defaultdict(lambda: collections.defaultdict(Fraction))
        obeyed = collections.defaultdict(Fraction)
        for probability, plan in draws:
            reach = {0: probability}  # his own moves being free
            for v, children in enumerate(self.children):
                for action, child in enumerate(children if reach.get(v) else []):
                    free = self.kind[v] == "p" and self.set[v][0] == player
                    reach[child] = reach[v] * (
                        self.chance[v][action] if self.kind[v] == "c" else free or plan[self.set[v]] == action)
                move, obeys, worth = self.own[v][player], True, reach.get(v, 0) * self.payoff[v][player]
                while move and self.kind[v] == "t":
                    obeys = obeys and plan.get(move[0]) == move[1]
                    if move[0] in plan:
                        earned[move[0], plan[move[0]]][self.own[v][player]] += worth
                        obeyed[move[0], plan[move[0]]] += obeys * worth
                    move = self.before(move[0])
        return earned, obeyed

    def strategies(self, player, reduced):
        """A player's pure strategies in lexicographic order: an action at each information set that it allows for."""
        found = [{}]
        for key, actions in self.sets_of(player):
            before = self.before(key)
            found = [longer for plan in found for longer in (
                [{**plan, key: a} for a in range(actions)]
                if not reduced or before is None or plan.get(before[0]) == before[1] else [plan])]
        return found

    def strategic_form(self, reduced=True):
        strategies = [self.strategies(i, reduced) for i in range(self.players)]

        def plan(profile):
            return {key: a for i, s in enumerate(profile) for key, a in strategies[i][s].items()}

        def walk(v, plan):
            if self.kind[v] == "t":
                return self.payoff[v]
            if self.kind[v] == "p":
                return walk(self.children[v][plan[self.set[v]]], plan)
            below = [(p, walk(child, plan)) for p, child in zip(self.chance[v], self.children[v]) if p]
            return [sum(p * payoff[i] for p, payoff in below) for i in range(self.players)]

        form = Form(list(map(len, strategies)), lambda profile: walk(0, plan(profile)))
        form.plan = plan  # what all players do in a profile
        return form

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

class Form(Game):
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
        """The draws of profiles that come from mixing independently."""
        drawn = [(math.prod(behavior[(i, 0)][s] for i, s in enumerate(profile)), profile)
                 for profile in map(self.profile, range(self.count))]
        return [draw for draw in drawn if draw[0]]

    def sets_of(self, player):
        return [((player, 0), self.sizes[player])]

    def before(self, _):
        return None

    def trigger_earnings(self, player, draws, coarse):
        """As in a tree, where `draws` are of profiles."""
        earned = collections.defaultdict(lambda: collections.defaultdict(Fraction))
        obeyed = collections.defaultdict(Fraction)
        for probability, profile in draws:
            told = None if coarse else ((player, 0), profile[player])
            obeyed[told] += probability * self.payoffs(profile)[player]
            for s, u in enumerate(self.replies(profile, player)):
                earned[told][(player, 0), s] += probability * u
        return earned, obeyed

    def expected(self, draws):
        return [sum(p * self.payoffs(profile)[i] for p, profile in draws) for i in range(self.players)]

    def count_pure_nash(self):
        if self.count > MOST_PROFILES:
            return None
        return sum(all(max(self.replies(profile, i)) == self.payoffs(profile)[i] for i in range(self.players))
                   for profile in map(self.profile, range(self.count)))

def read_behavior(game, value):
    """(player, information set) -> probabilities of its actions; a game in strategic form has one set a player."""
    behavior = {}
    for i, sets in enumerate(items(value, game.players, "players")):
        sizes = [size for _, size in game.sets_of(i)]
        for k, probabilities in enumerate(items(sets, len(sizes), "information sets")):
            behavior[(i, k)] = numbers(probabilities, sizes[k], "probabilities")
            demand(min(behavior[(i, k)]) >= 0 and sum(behavior[(i, k)]) == 1,
                   "player %d, information set %d: not a probability distribution" % (i + 1, k + 1))
    return behavior

def check_profile(game, claim, entry, payoffs, bound):
    behavior = read_behavior(game, entry.get("behavior"))
    if isinstance(game, Tree):
        values = game.values(behavior)
        expected = values[0]
        if claim == "agent_nash":
            regret = game.agent_regret(behavior)
        else:
            roots = game.demand_perfect_recall().subgame_roots() if claim == "subgame_perfect" else [0]
            regret = game.demand_perfect_recall().regret(behavior, set(roots))
    else:
        demand(claim not in ("subgame_perfect", "agent_nash"), "a game in strategic form has no subgames or agents")
        draws = game.product(behavior)
        expected, regret = game.expected(draws), max(
            game.obedience_regret(i, draws, True) for i in range(game.players))
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
    judge, plan = (game, form.plan) if claim == "extensive_form_correlated" else (form, tuple)
    draws = [(p, form.profile(number)) for number, p in drawn.items() if p]
    regret = max(judge.obedience_regret(i, [(p, plan(profile)) for p, profile in draws], claim == "coarse_correlated")
                 for i in range(game.players))
    demand(payoffs == form.expected(draws), "the distribution has other expected payoffs")
    demand(regret <= bound, "somebody gains %s by not following, more than %s" % (regret, bound))
    if "optimality" in entry:
        demand(bound == 0, "what is no exact equilibrium is not the best one")
        check_optimality(judge, plan, form, claim == "coarse_correlated", member(entry, "optimality", dict), payoffs)
    return tuple(drawn.items())

def read_prices(witness, players):
    """(player, trigger, move instead) -> price of that deviation."""
    prices, move = {}, lambda i, pair: pair and ((i, items(pair, 2, "numbers")[0]), pair[1])
    for item in member(witness, "prices", list):
        i = member(item, "player", int)
        key = (i, move(i, item.get("told")), move(i, member(item, "instead", list)))
        demand(0 <= i < players and key not in prices, "a price of nobody's deviation, or given twice")
        prices[key] = fraction(member(item, "price", str))
        demand(prices[key] >= 0, "a price is negative")
    return prices

def check_optimality(judge, plan, form, coarse, witness, payoffs):
    """Weak duality: at prices of deviations that leave no profile worth more than the value, no distribution from which
    nobody gains by deviating is worth more, since the deviations earn nothing in it."""
    weights, smallest = numbers(witness.get("weights"), form.players, "weights"), member(witness, "smallest", bool)
    value, counted = fraction(member(witness, "value", str)), [i for i, w in enumerate(weights) if w]
    shares = numbers(witness.get("shares"), form.players, "shares") if smallest else [Fraction(1)] * form.players
    demand(not smallest or min(shares) >= 0 and sum(shares[i] for i in counted) == 1, "the shares are no weights")
    demand(value == (min if smallest else sum)(weights[i] * payoffs[i] for i in counted), "its value is another")
    prices = read_prices(witness, form.players)
    demand(all((told is None) == coarse for _, told, _ in prices), "a price of another kind of deviation")
    judge.demand_flow(prices)
    for profile in map(form.profile, range(form.count)):
        total = sum(shares[i] * weights[i] * form.payoffs(profile)[i] for i in counted)
        for i in {i for i, _, _ in prices}:
            earned, obeyed = judge.trigger_earnings(i, [(Fraction(1), plan(profile))], coarse)
            total -= sum(price * (earned[told][move] - (obeyed[told] if coarse or move[0] == told[0] else 0))
                         for (j, told, move), price in prices.items() if j == i)
        demand(total <= value, "the prices leave a profile %s, more than %s" % (total, value))

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
    if member(certificate, "schema", int) != 1 or claim not in (*CLAIMS, *STRATEGY_CLAIMS):
        raise Unreadable("the schema is not 1, or the claim '%s' is unknown" % claim)
    form = hashlib.sha256("".join(game.canonical_form()).encode()).hexdigest()
    demand(member(summary, "game_hash", str) == form, "it is about another game: the hashes differ")
    if claim in STRATEGY_CLAIMS:
        return STRATEGY_CLAIMS[claim](game.strategic_form() if isinstance(game, Tree) else game, certificate)
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
    if equilibria and all("optimality" in entry for entry in equilibria):
        verdict += "; no other one is worth more"
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
            game, certificate = read_game(game_file.read(), Tree, Form), json.load(file, object_pairs_hook=unique)
        sys.setrecursionlimit(10**6)  # trees may be deep, certificates are not
        print("accepted: " + check(game, certificate))
        return 0
    except Rejected as rejected:
        print("rejected: %s" % rejected)
        return 1
    except (OSError, ValueError, Unreadable, IndexError, RecursionError) as error:
        print("check_certificate.py: %s" % error, file=sys.stderr)
        return 2

if __name__ == "__main__":
    getattr(sys, "set_int_max_str_digits", int)(0)  # fractions may be as long as they need to be
    sys.exit(main(sys.argv))
