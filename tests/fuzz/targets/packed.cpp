// The packed forms inside snapshots: each reads its input to the end, or says what is wrong with it.
#include "07-persistence/given/rdb/listpack.hpp"
#include "07-persistence/given/rdb/lzf.hpp"
#include "07-persistence/given/rdb/ziplist.hpp"
#include "07-persistence/given/rdb/zipmap.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t form = input.byte() % 4;
  if (form == 3) {
    const std::uint64_t wanted = input.byte() < 128 ? input.byte() : input.number();
    const auto found = lzf_decompress(input.rest(), wanted);
    fuzz::check(!found || found->size() == wanted, "another size than promised");
    return 0;
  }
  const std::string packed(input.rest());  // in a block of its own: a byte read too far is noticed
  std::size_t bytes = 0;
  const TakeElement take = [&](const std::string& element) { bytes += element.size(); };
  try {
    form == 0   ? read_listpack(packed, take)
    : form == 1 ? read_ziplist(packed, take)
                : read_zipmap(packed, take);
  } catch (const BadPacking&) {
  }
  fuzz::check(bytes <= 20 * packed.size(), "more bytes than numbers can have digits");
  return 0;
}
