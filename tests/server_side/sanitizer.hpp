// Is this program built with AddressSanitizer?
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define MINI_REDIS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MINI_REDIS_ADDRESS_SANITIZER 1
#endif
#endif
