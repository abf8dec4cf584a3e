# The simulation: the whole server on a kernel of ours (docs/simulation.md). Included by tests/CMakeLists.txt.
#
# The linker's option --wrap sends each call of these to tests/simulation/calls_*.cpp, also those of asio and
# of the standard library, which is therefore linked as an archive.
set(faked
  accept bind epoll_create1 epoll_ctl epoll_wait eventfd getpeername getsockname ioctl listen recv send sendmsg
  setsockopt shutdown socket timerfd_create
  close closedir dirfd fcntl fdatasync fdopendir flock fstat fsync ftruncate lstat mkdir open openat pipe read
  readdir readv remove rename stat unlink write
  clock_gettime fork getpid getppid kill nanosleep prctl pthread_create pthread_join waitpid _exit
  _ZNSt13random_device9_M_getvalEv)  # std::random_device::operator()

file(GLOB sources CONFIGURE_DEPENDS simulation/*.cpp)
add_library(simulation OBJECT ${sources})
target_include_directories(simulation PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(simulation PRIVATE common)
target_precompile_headers(simulation REUSE_FROM common)
layers_from(layers)

# mini_redis_add_simulation(<name> <objects of wrong code>...)
function(mini_redis_add_simulation name)
  add_executable(${name} $<TARGET_OBJECTS:simulation> ${ARGN})
  target_link_libraries(${name} PRIVATE server ${layers} common -static-libstdc++)
  list(TRANSFORM faked PREPEND "-Wl,--wrap=" OUTPUT_VARIABLE options)
  target_link_options(${name} PRIVATE ${options})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()
mini_redis_add_simulation(simulate)

# The server with a known mistake, which kit/simulation/test_sharpness.py must find.
foreach(number 07 09)
  mini_redis_add_simulation(simulate_mistakes_${number} $<TARGET_OBJECTS:mistakes_${number}_code>)
  set_target_properties(simulate_mistakes_${number} PROPERTIES EXCLUDE_FROM_ALL ON)
endforeach()
