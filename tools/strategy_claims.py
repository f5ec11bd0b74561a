"""Check claims about strategies for check_certificate.py: what a leader commits to, and what iterated elimination of
dominated strategies leaves. Games are in strategic form here, a tree in its reduced one."""

import itertools
from fractions import Fraction

from certificate_files import Rejected, demand, items, member, numbers
from game_files import Unreadable, fraction

def number_of(table, key, end):
    number = member(table, key, int)
    if not 0 <= number < end:
        raise Unreadable("'%s' is %d, expected a number below %d" % (key, number, end))
    return number

def name_in(table, key, names):
    if member(table, key, str) not in names:
        raise Unreadable("'%s' is '%s', expected one of %s" % (key, table[key], ", ".join(names)))
    return table[key]

class Leadership:
    """A two-player game as the leader sees it: rows are his strategies, columns the follower's answers."""

    def __init__(self, form, leader):
        self.rows, self.columns = range(form.sizes[leader]), range(form.sizes[1 - leader])
        cells = [[form.payoffs((i, j) if leader == 0 else (j, i)) for j in self.columns] for i in self.rows]
        self.leads, self.follows = ([[u[player] for u in row] for row in cells] for player in (leader, 1 - leader))

    def expected(self, pays, strategy, column):
        return sum(p * row[column] for p, row in zip(strategy, pays) if p)

    def answers(self, strategy):
        """The follower's best responses."""
        worth = [self.expected(self.follows, strategy, j) for j in self.columns]
        return [j for j in self.columns if worth[j] == max(worth)]

    def equal(self, column):
        """Columns that always pay the follower the same as this one."""
        return [k for k in self.columns if all(row[k] == row[column] for row in self.follows)]

    def value(self, strategy, answers, strong):
        """What the leader gets if ties among these answers are broken for him (strong) or against him."""
        return (max if strong else min)(self.expected(self.leads, strategy, j) for j in answers)

    def penalty(self, multipliers, row, column):
        """sum_k y_k (B_ik - B_ij)"""
        return sum(y * (b - self.follows[row][column]) for y, b in zip(multipliers, self.follows[row]) if y)

    def read(self, table):
        """The strategy, the one that a limit comes from (empty if there is no limit), response and leader's payoff."""
        limit = not member(table, "attained", bool)
        strategy = numbers(table.get("strategy"), len(self.rows), "probabilities")
        inward = numbers(table.get("inward"), len(self.rows) * limit, "probabilities")
        demand(all(min(x) >= 0 and sum(x) == 1 for x in [strategy] + [inward] * limit), "not a distribution")
        response, payoffs = number_of(table, "response", len(self.columns)), []
        for key, pays in (("value", self.leads), ("follower_value", self.follows)):
            payoffs.append(fraction(member(table, key, str)))
            demand(payoffs[-1] == self.expected(pays, strategy, response), "its '%s' is another" % key)
        demand(response in self.answers(strategy), "the response is not a best one")
        return strategy, inward, response, payoffs[0]

    def check(self, table, strong, pure=False):
        """The value of one of the four commitments, which it pays; whether nothing pays more is another question."""
        strategy, inward, response, value = self.read(table)
        answers = self.answers(strategy)
        if inward:
            demand(not strong and not pure, "it pays its value itself, not in a limit")
            answers = self.equal(response)
            demand(self.answers(inward) == answers, "inward, something else is a best response too")
        demand(self.value(strategy, answers, strong) == value, "ties are broken in another way there")
        if pure:
            demand(1 in strategy, "it randomises")
            for i in self.rows:
                other = [Fraction(k == i) for k in self.rows]
                demand(self.value(other, self.answers(other), strong) <= value, "strategy %d pays more" % i)
        return value

    def check_strong_bounds(self, lists, value):
        """Duals of max x'A_j over the x to which j is a best response (Conitzer & Sandholm 2006)."""
        for j, multipliers in enumerate(items(lists, len(self.columns), "lists of multipliers")):
            multipliers = numbers(multipliers, len(self.columns), "multipliers")
            demand(min(multipliers) >= 0, "a multiplier is negative")
            demand(all(self.leads[i][j] - self.penalty(multipliers, i, j) <= value for i in self.rows),
                   "with ties broken for him, answer %d may leave the leader more" % j)

    def check_weak_bounds(self, bounds, value):
        """The same for ties broken against him, at once for all answers that always pay the follower the same: either
        weights of them and duals, or a mixture of other answers that is never worse for the follower, so that the
        strategies to which they are best have no interior and count for others."""
        for j, bound in enumerate(items(bounds, len(self.columns), "bounds")):
            equal, lists = self.equal(j), [member(bound, key, list) for key in ("weights", "multipliers")]
            if equal[0] != j:
                continue
            weights, multipliers = (numbers(values, len(self.columns), "numbers") for values in lists)
            demand(min(weights + multipliers) >= 0, "a weight or a multiplier is negative")
            demand(all(k in equal or not w for k, w in enumerate(weights)), "a weight of what pays another")
            others = sum(y for k, y in enumerate(multipliers) if k not in equal)
            demand(sum(weights) == 1 or not any(weights) and others > 0, "the weights sum to neither 1 nor 0")
            for i in self.rows:
                extra, gain = self.penalty(multipliers, i, j), sum(w * a for w, a in zip(weights, self.leads[i]))
                demand(gain - extra <= value if any(weights) else extra >= 0,
                       "with ties broken against him, answer %d may leave the leader more" % j)

def check_commitment(form, certificate):
    """What was accepted, in words."""
    if form.players != 2:
        raise Unreadable("commitment needs a game of two players")
    member(certificate, "method", str)
    demand(name_in(certificate, "status", ("converged", "cancelled")) == "converged", "it has no commitments")
    game, found, values = Leadership(form, number_of(certificate, "leader", 2)), certificate.get("commitments"), {}
    for key in ("pure_strong", "pure_weak", "mixed_strong", "mixed_weak"):
        try:
            commitment = member(member({"commitments": found}, "commitments", dict), key, dict)
            values[key] = game.check(commitment, key.endswith("strong"), key.startswith("pure"))
        except Rejected as rejected:
            raise Rejected("%s: %s" % (key, rejected)) from None
    game.check_strong_bounds(certificate.get("strong_multipliers"), values["mixed_strong"])
    game.check_weak_bounds(certificate.get("weak_bounds"), values["mixed_weak"])
    return "optimal commitments of player %d: %s; nothing pays the leader more" % (
        certificate["leader"] + 1, ", ".join("%s %s" % pair for pair in values.items()))

class Elimination:
    """The strategies that are left while a trace eliminates some."""

    def __init__(self, form, strict):
        self.form, self.strict, self.left = form, strict, [list(range(size)) for size in form.sizes]

    def profiles(self, player, strategy):
        """Those that are left in which the player plays the strategy."""
        return itertools.product(*[[strategy] if i == player else left for i, left in enumerate(self.left)])

    def dominates(self, player, strategy, mixture):
        """Whether a mixture, pairs of a strategy and its probability, dominates the strategy as long as it is left."""
        better = False
        for profile in self.profiles(player, strategy):
            replies = self.form.replies(profile, player)
            gain = sum(p * replies[s] for s, p in mixture) - replies[strategy]
            if gain < 0 or self.strict and gain == 0:
                return False
            better = better or gain > 0
        return better

    def read(self, table):
        player = number_of(table, "player", self.form.players)
        return player, number_of(table, "strategy", self.form.sizes[player])

    def check_step(self, step, mixed):
        """The player and his strategy that are eliminated, if for good reason."""
        (player, strategy), mixture = self.read(step), []
        for part in member(step, "dominator", list):
            dominator = number_of(part, "strategy", self.form.sizes[player])
            mixture.append((dominator, fraction(member(part, "probability", str))))
        demand(strategy in self.left[player], "it was eliminated before")
        demand(all(p > 0 and s != strategy and s in self.left[player] for s, p in mixture), "its dominator is not there")
        demand(sum(p for _, p in mixture) == 1, "its dominator is not a mixture")
        demand(mixed or len(mixture) == 1, "a mixture where pure strategies were announced")
        demand(self.dominates(player, strategy, mixture), "what is said to dominate it does not")
        return player, strategy

    def run(self, steps, mixed):
        """What one round eliminates was dominated when the round began."""
        last, gone = 1, set()
        for place, step in enumerate(steps, 1):
            number = number_of(step, "round", 2**32 - 1)
            demand(number >= last, "the rounds are not in order")
            if number > last:
                self.remove(gone)
                last, gone = number, set()
            try:
                pair = self.check_step(step, mixed)
                demand(pair not in gone, "it is eliminated twice")
            except Rejected as rejected:
                raise Rejected("elimination %d: %s" % (place, rejected)) from None
            gone.add(pair)
        self.remove(gone)

    def remove(self, gone):
        self.left = [[s for s in left if (i, s) not in gone] for i, left in enumerate(self.left)]

    def check_belief(self, player, strategy, belief):
        """Nothing that is left is better against it; for weak dominance, all that is left has positive probability."""
        left, total = {profile for profile in self.profiles(player, strategy)}, Fraction(0)
        gains, drawn = [Fraction(0)] * self.form.sizes[player], []
        for part in belief:
            drawn.append(number_of(part, "profile", self.form.count))
            profile, probability = self.form.profile(drawn[-1]), fraction(member(part, "probability", str))
            demand(profile in left and probability > 0, "it is a belief in something else")
            replies, total = self.form.replies(profile, player), total + probability
            gains = [gain + probability * (u - replies[strategy]) for gain, u in zip(gains, replies)]
        demand(drawn == sorted(set(drawn)) and total == 1, "its belief is no distribution, or not in increasing order")
        demand(self.strict or len(drawn) == len(left), "its belief leaves something out")
        demand(all(gains[s] <= 0 for s in self.left[player]), "something is better against its belief")

    def check_complete(self, beliefs, mixed):
        """Nothing that is left is dominated: by a pure strategy, or with mixtures as beliefs show (Pearce 1984)."""
        survivors = [(i, s) for i, left in enumerate(self.left) for s in left]
        if mixed:
            demand([self.read(entry) for entry in beliefs] == survivors, "not a belief for each of those that are left")
        for place, (player, strategy) in enumerate(survivors):
            try:
                if mixed:
                    self.check_belief(player, strategy, member(beliefs[place], "belief", list))
                else:
                    demand(not any(self.dominates(player, strategy, [(s, Fraction(1))])
                                   for s in self.left[player] if s != strategy), "another strategy dominates it")
            except Rejected as rejected:
                raise Rejected("strategy %d of player %d: %s" % (strategy, player + 1, rejected)) from None

def check_dominance(form, certificate):
    """What was accepted, in words."""
    member(certificate, "method", str)
    name_in(certificate, "status", ("converged", "iteration_limit", "cancelled"))
    kind, mixed = name_in(certificate, "kind", ("strict", "weak")), member(certificate, "mixed", bool)
    steps, beliefs = (member(certificate, key, list) for key in ("eliminations", "beliefs"))
    game = Elimination(form, kind == "strict")
    game.run(steps, mixed)
    verdict = "%d %sly dominated strategies eliminated; " % (len(steps), kind)
    if not member(certificate, "complete", bool):
        return verdict + "more may be dominated"
    game.check_complete(beliefs, mixed)
    return verdict + "nothing that is left is dominated" + " by a pure strategy" * (not mixed)
