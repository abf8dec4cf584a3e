"""What a message means, and what to do. A table of (pattern, words): the first row that fits counts.

The patterns are searched in the plain() message and its notes, GCC's and clang's. "$name" in the words is what the
pattern's group of that name has found. What depends on the rest of the file is in advice.py.
"""

AWAITABLE = r"'(?:const )?asio::awaitable<(?P<result>[^']*)>'"
CONVERTS = r"(?:(?:cannot|could not) convert|no (?:viable|known) conversion|conversion) (?:it )?(?:from )?"
TO = "' to (?:non-scalar type )?'(?:const )?"
NUMBER = r"'(?:int|unsigned int|double|std::u?int64_t|std::size_t)'"
DURATION = r"(?:const )?(?:Milliseconds|std::chrono::(?:duration|\w+seconds))"
TEXT = r"(?:const )?(?:(?:std::)?string|const char ?\[\d+\]|const char ?\*)"
VIEW = "(?:const )?std::string_view"
DELETED = "(?:use of deleted function|call to (?:implicitly-)?deleted (?:copy )?constructor of) '(?:const(?:expr)? )?"

MEANINGS = (
    # Waiting.
    (r"ignoring returned value of type 'asio::awaitable",
     "co_await is missing in front of this call. Without it, nothing happens."),
    (r"ignoring return(?:ed)? value of .*nodiscard",
     "You throw away the result of this call. If it's an awaitable, write co_await in front of the call: without it, "
     "nothing happens."),
    (r"'return' statement is not allowed in coroutine|return statement not allowed in coroutine|"
     r"no value, in function returning 'asio::awaitable|(?:from|of type) '(?!asio)[^']*' to 'asio::awaitable",
     "A coroutine ends with co_return, not with return."),
    (AWAITABLE,
     "This is an awaitable: a promise of the result, which is of type $result. Write co_await in front of "
     "the call that gave it, to wait for the result itself."),
    (r"unable to find the promise type for this coroutine|this function cannot be a coroutine",
     "Only a coroutine can co_await, and a coroutine returns asio::awaitable<...>. The header says that this function "
     "doesn't, so it can't wait."),
    (r"'co_(?:await|return)' cannot be used in a function with a deduced return type",
     "A lambda that waits must say what it returns: []() -> asio::awaitable<void> { ... }"),
    (r"const_buffer|mutable_buffer|call to 'async_(?:write|read)\b",
     "asio reads and writes buffers, not strings: asio::buffer(text) makes a buffer from a string, a view or a vector."),
    (r"'asio::ip::tcp::socket' has no member named 'async_(?:write|read)'|"
     r"no member named 'async_(?:write|read)' in 'asio::ip::tcp::socket'",
     "It isn't a member of the socket: asio::async_write(socket_, asio::buffer(bytes), "
     "asio::use_awaitable)."),
    (r"no matching .*call to '[^']*\basync_\w+",
     "Are its arguments complete? The last one must be asio::use_awaitable: with it, you can co_await the result."),

    # Values.
    (rf"{CONVERTS}'(?:{VIEW}|{TEXT}){TO}Value'",
     "A text doesn't become a Value by itself, because that copies the bytes: write Value(text)."),
    (rf"{CONVERTS}'(?:const )?Value{TO}",
     "A Value may hold a string, a list or a hash. as_string(entry) is the string, and throws the error if it's "
     "something else."),

    # Copies.
    (rf"{DELETED}asio::ip::tcp::socket",
     "You can't copy a socket, only move it: std::move(socket)."),
    (rf"{DELETED}(?:Value|Entry)",
     "You can't copy a Value (it may hold a long list), nor an Entry with one. Give it away with std::move(value), or "
     "look at it where it is: const Value&, const Entry&."),
    (r"result type must be constructible from input type",
     "Values between { } are copied, and you can't copy a std::unique_ptr or a Value: use push_back(std::move(it)) "
     "instead."),
    (r"(?:deleted|uninitialized|construct\w*\b).*unique_ptr",
     "You can't copy a std::unique_ptr. Look at it where it is (auto&, const auto&), or give it away with "
     "std::move()."),

    # Strings and views.
    (rf"{CONVERTS}'{VIEW}{TO}std::string|"
     rf"'(?:const )?std::string ?&' from (?:expression|an rvalue) of type '{VIEW}|"
     rf"reference to type 'std::string' cannot bind to .*'{VIEW}",
     "A view doesn't become a string by itself, because that makes a copy: write std::string(view)."),
    (rf"'(?:{TEXT}|{VIEW})' and '{VIEW}'|'{VIEW}' and '{TEXT}'",
     "+ does not join anything with a std::string_view. Append it: text.append(view); or make a string: "
     "std::string(view)."),
    (r"operands of types 'const char ?\*' and 'const char|to a string does not append to the string",
     "A text in quotes is a pointer, and + moves it along by that number. Make a string of the number "
     "first: std::to_string(number)."),
    (rf"call to '(?:std::string::)?append|'std::string' and {NUMBER}",
     "You can't append a number to a string directly: use std::to_string(number)."),
    (r"multi-character character constant",
     "Single quotes are for one character: '*'. Several characters go between double quotes: \"\\r\\n\"."),
    (r"call to 'sto(?:i|l|ll|ul|ull|d)\b",
     "std::sto...() takes a std::string, and throws its own exceptions. For a view, use the kit's to_integer() or "
     "parse_integer(), std::from_chars(), or std::string(view)."),
    (r"(?:Hash|unordered_map<std::string.*)::(?:find|at|count|contains|erase|insert\w*|emplace|try_emplace)\(.*_view|"
     r"operator\[\].*map<std::string|"
     r"member function for call to '(?:find|at|count|erase|insert_or_assign|try_emplace)'[^$]*string_view",
     "The keys of this map are of type std::string: std::string(name) makes one from a view."),
    (r"object backing the pointer will be destroyed",
     "The view looks into a string that is gone at the end of this line. Keep the string: std::string name "
     "= ..."),
    (r"(?:reference to|address of) (?:local variable|stack memory)",
     "The variable is gone when the function returns, so nothing may point to it afterwards. Return it by value."),

    # Time.
    (rf"'(?:const )?TimePoint' and {NUMBER}",
     "You can't mix a point in time and a number: compare it with another TimePoint (never, db.now()), or add a "
     "duration: Milliseconds(n), std::chrono::seconds(n)."),
    (rf"'{DURATION}' (?:to|and) {NUMBER}|{NUMBER} and '{DURATION}'|to_string\({DURATION}|"
     r"chrono::\w+' to 'int' for 1st",
     "A duration isn't a number: duration.count() is the number in it."),
    (r"'int' to 'const [^']*\bduration|const duration.* could not bind to .*'int'",
     "A number isn't a duration: std::chrono::milliseconds(100)."),

    # const, references and pointers.
    (r"discards qualifiers|drops 'const' qualifier|marked const|"
     r"conversion from 'const (?P<type>\w+) ?\*' to '(?P=type) ?\*'|with an rvalue of type 'const \w+ \*'",
     "It's const, but this code could change it. Do you only read it? Then write const here, too: const auto&, const "
     "Entry*. Do you want to change it? Then leave out the const where it comes from."),
    (r"(?:from expression of|of unrelated) type '(?:const )?(?:std::)?unique_ptr",
     "This is the std::unique_ptr; one * more gives what it points to."),
    (r"cannot bind non-const lvalue reference|lvalue reference to type '[^'*]*' cannot bind to .*unrelated type '[^'*]*'$",
     "The function writes into this variable, so it must be of exactly the type that the function names."),
    (r"'(?P<type>\w+) ?\*(?: ?const)?' to (?:non-scalar type )?'(?P=type)(?: ?&)?'|"
     r"lvalue reference to type '(?P<other>\w+)' cannot bind to a .* '(?:\w+::)?(?P=other) \*'|"
     r"reference of type '(?P<third>\w+)&' from (?:expression|an rvalue) of type '(?P=third)\*'",
     "This is a pointer, but the code needs the thing itself: put a * in front of it (or declare a pointer: "
     "auto*)."),
    (r"which is of pointer type|member reference type '[^']*' is a pointer",
     "It's a pointer: write -> instead of the dot."),
    (r"base operand of '->' has non-pointer type|is not a pointer; did you mean to use '\.'",
     "It's not a pointer: write a dot instead of ->."),

    # Calls.
    (r"vector<.*>::(?:push_back|insert)\(|member function for call to 'push_back'",
     "push_back() takes one element of the vector's type, and this isn't one. Make one first: {a, b} makes it from its "
     "parts."),
    (r"call to 'construct_at",
     "These arguments can't make an element of the container: look at what its constructor takes."),
    (r"no member named '\w+'(?: in '[^']*')?; did you mean '(?P<near>[\w:]+)'", "Probably $near."),
    (r"no member named '(?P<name>\w+)'",
     "It has no such member. Did you spell it as in the header, and is this the type that you mean?"),
    (r"convert '[^']*\([^']*\)' to '|conversion from '[^']*\([^']*\)' to '|from type '[^']*\([^']*' to type|"
     r"invalid use of (?:non-static )?member function|must be called; did you mean",
     "This names the function, but doesn't call it: the parentheses are missing."),
    (r"call to '(?:std::)?(?:min|max|clamp)\b",
     "Both arguments must have the same type. Say which: std::min<std::size_t>(a, b)."),
    (r"is private within this context|is a private member of",
     "Other classes can't use that. Look in its header for a function that does what you need."),
    (r"is not captured|not captured for this lambda|cannot be implicitly captured",
     "A lambda only knows what its [] names: [&] is everything around it, [this] the members."),
    (r"no match for call to '\(.*<lambda\((?P<has>[^)]*)\)>\) \((?P<given>[^)]*)\)'|"
     r"call to object of type '\(lambda at [\s\S]*from '(?P<given2>[^']*)' to '(?P<has2>[^']*)' for 1st argument",
     "The lambda takes ($has$has2), and it is called with ($given$given2)."),
    (r"empty parentheses (?:were disambiguated|interpreted) as a function declaration",
     "This declares a function. Make the object with its arguments, or without parentheses: ReplyWriter "
     "reply(output);"),

    # Syntax.
    (r"lvalue required as left operand of assignment|expression is not assignable", "= assigns, == compares."),
    (r"missing terminating", "A quote is missing: the text that begins here doesn't end in this line."),
    (r"empty body", "The if ends at this semicolon, so the code after it runs in any case."),
    (r"'else' without a previous 'if'", "This else has no if: is there a semicolon after the condition?"),
    (r"expected primary-expression|expected expression$",
     "The compiler expects a value here: something is missing, or there's something too much in front of it."),
    (r"redeclaration of|redefinition of",
     "There's one with that name already. To give that one another value, leave out the type."),

    # Always a mistake, or nearly.
    (r"no return statement in function returning non-void|does not return a value\b|control (?:may )?reach",
     "The function promises a result, but it can reach its end without a return: every way through it needs one."),
    (r"comparison result unused|value computed is not used|statement has no effect|expression result unused",
     "This computes something and forgets it. = assigns, == only compares."),
    (r"(?:may be|is) (?:used )?uninitialized", "It has no value yet when it is used here."),
    (r"different sign", "One of them may be negative and the other not. For sizes and indexes: std::size_t."),
)

# Where the standard library has the most common things.
HEADERS = {name: header for header, names in {
    "algorithm": "all_of any_of clamp copy count count_if equal find find_if for_each max min none_of remove_if "
                 "reverse sort transform",
    "array": "array", "charconv": "from_chars to_chars", "deque": "deque", "functional": "function",
    "iomanip": "setprecision setw", "iostream": "cerr cin cout endl", "limits": "numeric_limits", "list": "list",
    "map": "map multimap", "memory": "make_shared make_unique shared_ptr unique_ptr", "numeric": "accumulate reduce",
    "optional": "nullopt optional", "random": "mt19937 random_device uniform_int_distribution",
    "set": "multiset set", "span": "span", "sstream": "istringstream ostringstream stringstream",
    "stdexcept": "invalid_argument logic_error out_of_range runtime_error",
    "string": "stoi stol stoll stoul string to_string", "string_view": "string_view", "thread": "thread this_thread",
    "unordered_map": "unordered_map", "unordered_set": "unordered_set", "utility": "exchange move pair swap",
    "variant": "get get_if holds_alternative variant visit", "vector": "vector",
}.items() for name in names.split()}

# Warnings without an error of their own that explain the errors after them.
CAUSES = {"-Wvexing-parse", "-Wempty-body", "-Winvalid-pp-token", "-Wstring-plus-int"}
