// Hides the differences between Catch2 2.13 and 3, together with reporter.cpp.
// Only these two files know them.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_test_macros.hpp>
#define MINI_REDIS_CATCH_3 1
#else
#define CATCH_CONFIG_EXTERNAL_INTERFACES  // the base class of reporters
#include <catch2/catch.hpp>
#define MINI_REDIS_CATCH_3 0
#endif
