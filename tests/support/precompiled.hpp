// Compiled once and shared by all test programs.
#pragma once

#include "common/precompiled.hpp"
#include "support/catch.hpp"
