// How each kind of job is done: with the store, and with the network. Called from the threads of jobs.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "job_runner.h"
#include "library_renewal.h"
#include "neighbourhood.h"
#include "session/pack_desk.h"
#include "session/print_port.h"
#include "store/store.h"
#include "sync/http_port.h"

namespace app {

using MakeHttpPort = std::function<std::unique_ptr<syncing::HttpPort>()>;

// What the kiosk starts with: nothing, and a line in the log, when it cannot be read. What else was found damaged when the
// store was opened is said in the log too.
session::DeskRecord decided_at_the_desk(store::Store& store);

// What work needs besides the store. Without a port there is nowhere to print, and no pack comes or goes.
struct JobPorts {
  session::PrintPort* printing = nullptr;
  session::PackPort* packs = nullptr;
  LibraryRenewal* library = nullptr;  // opened anew when packs came or went
  std::function<std::vector<std::filesystem::path>()> sticks{};  // that are in now, to carry results
  std::filesystem::path onward{};                                // what is carried for other kiosks; empty: nothing is
  Neighbourhood* neighbours = nullptr;                           // without it no other kiosk is met
};

// The store and the ports outlive the work.
JobWork make_job_work(store::Store& store, MakeHttpPort make_http, JobPorts ports = {});

}  // namespace app
