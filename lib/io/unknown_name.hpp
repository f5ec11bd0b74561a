#pragma once

#include <string>
#include <string_view>

namespace selectorate {

/// ", did you mean 'coalition'?", or nothing where there is no suggestion.
[[nodiscard]] std::string did_you_mean(std::string_view suggestion);

/// "unknown key 'coaliton' in [target], did you mean 'coalition'?"
[[nodiscard]] std::string unknown_key_message(std::string_view section, std::string_view name);

/// "unknown section 'targets', did you mean 'target'?"
[[nodiscard]] std::string unknown_section_message(std::string_view section);

/// "'trade_embargoe' is not a kind of instrument: expected trade_embargo, …; did you mean 'trade_embargo'?"
[[nodiscard]] std::string unknown_kind_message(std::string_view kind);

}  // namespace selectorate
