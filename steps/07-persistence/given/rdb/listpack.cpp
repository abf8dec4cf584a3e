#include "07-persistence/given/rdb/listpack.hpp"

namespace mini_redis {
namespace {

// Each element is followed by its length, for readers that come from the other end. Returns how many bytes
// that takes.
std::size_t size_of_length(std::size_t length) {
  if (length <= 127) return 1;
  if (length < 16383) return 2;
  if (length < 2097151) return 3;
  return length < 268435455 ? 4 : 5;
}

class Listpack {
 public:
  explicit Listpack(std::string_view packed) : bytes_(packed) {
    if (bytes_.length(4) != packed.size()) throw BadPacking("its length is not that of its bytes");
    bytes_.take(2);  // the number of elements, if it fits
  }

  void read(const TakeElement& take) {
    for (std::uint8_t first; (first = bytes_.byte()) != PackedBytes::end;) {
      taken_ = 1;
      take(element(first));
      bytes_.take(size_of_length(taken_));
    }
    if (!bytes_.empty()) throw BadPacking("it goes on after its end");
  }

 private:
  // The first bits say what kind of element it is.
  std::string element(std::uint8_t first) {
    if (first < 0x80) return std::to_string(first);
    if (first < 0xc0) return text(first & 0x3f);
    if (first < 0xe0) return std::to_string(PackedBytes::with_sign(two_bytes(first & 0x1f), 13));
    if (first < 0xf0) return text(two_bytes(first & 0x0f));
    switch (first) {
      case 0xf0:
        taken_ += 4;
        return text(bytes_.length(4));
      case 0xf1:
        return integer(2);
      case 0xf2:
        return integer(3);
      case 0xf3:
        return integer(4);
      case 0xf4:
        return integer(8);
    }
    throw BadPacking("no element begins with the byte " + std::to_string(first));
  }

  std::uint64_t two_bytes(int high) {
    ++taken_;
    return static_cast<std::uint64_t>(high) << 8 | bytes_.byte();
  }
  std::string text(std::size_t length) {
    taken_ += length;
    return std::string(bytes_.take(length));
  }
  std::string integer(std::size_t size) {
    taken_ += size;
    return std::to_string(bytes_.integer(size));
  }

  PackedBytes bytes_;
  std::size_t taken_ = 0;  // bytes of the current element
};

}  // namespace

void read_listpack(std::string_view packed, const TakeElement& take) {
  Listpack(packed).read(take);
}

}  // namespace mini_redis
