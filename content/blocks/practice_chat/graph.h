// Nodes that cannot be reached, loops without an exit, choices nobody is ever shown.
#pragma once

#include "blocks/practice_chat/practice_chat.h"

namespace content {

class Report;

// Every name the chat uses must be one it has.
void check_chat_graph(const PracticeChat& chat, const std::string& path, Report& report);

}  // namespace content
