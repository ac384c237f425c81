// Catch2 2 on Debian 12, Catch2 3 on Debian 13: this header hides which.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;  // Catch2 2 offers it without its namespace
#else
#include <catch2/catch.hpp>
#endif
