#include "07-persistence/rdb_reader.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

RdbReader::Length RdbReader::length() {
  // TODO: the first byte says which of the five forms it is.
  not_implemented();
}

std::string RdbReader::string() {
  // TODO: a length and as many bytes, or one of the four encodings.
  not_implemented();
}

}  // namespace mini_redis
