// How each kind of job is done: with the store, and with the network. Called from the threads of jobs.
#pragma once

#include <functional>
#include <memory>

#include "job_runner.h"
#include "session/print_port.h"
#include "store/store.h"
#include "sync/http_port.h"

namespace app {

using MakeHttpPort = std::function<std::unique_ptr<syncing::HttpPort>()>;

// What the kiosk starts with: nothing, and a line in the log, when it cannot be read.
session::DeskRecord decided_at_the_desk(store::Store& store);

// The store and the port outlive the work. Without a port there is nowhere to print.
JobWork make_job_work(store::Store& store, MakeHttpPort make_http, session::PrintPort* printing = nullptr);

}  // namespace app
