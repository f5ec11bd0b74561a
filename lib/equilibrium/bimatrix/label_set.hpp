#pragma once

#include <boost/dynamic_bitset.hpp>

namespace selectorate {

/// A set of labels of a two-player game with m and n strategies: label k < m is the first player's strategy k, label
/// m + j the second player's strategy j. A mixed strategy has the labels of its player's strategies that it does not
/// play and of the other's best responses to it; two mixed strategies are an equilibrium iff together they have all
/// labels (Shapley 1974).
using LabelSet = boost::dynamic_bitset<>;

}  // namespace selectorate
