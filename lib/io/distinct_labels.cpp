#include "io/distinct_labels.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace selectorate {
namespace {

bool has_equal(const std::vector<std::string>& labels) {
  // Most lists are short, and then comparing all pairs is faster than sorting.
  if (labels.size() > 8) return std::set<std::string_view>(labels.begin(), labels.end()).size() < labels.size();
  for (auto label = labels.begin(); label != labels.end(); ++label) {
    if (std::find(label + 1, labels.end(), *label) != labels.end()) return true;
  }
  return false;
}

}  // namespace

void make_distinct(std::vector<std::string>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].empty()) labels[i] = std::to_string(i + 1);
  }
  if (!has_equal(labels)) return;
  std::map<std::string, std::size_t> uses;
  std::set<std::string> taken;
  for (const std::string& label : labels) {
    ++uses[label];
    taken.insert(label);
  }
  std::map<std::string, std::size_t> next;
  for (std::string& label : labels) {
    if (uses[label] == 1) continue;
    std::string fresh;
    do {
      fresh = label + '_' + std::to_string(++next[label]);
    } while (!taken.insert(fresh).second);
    label = std::move(fresh);
  }
}

}  // namespace selectorate
