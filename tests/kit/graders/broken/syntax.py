"""Semicolons, braces, parentheses, quotes."""

from . import Broken

STRINGS, PARSER = "03-commands/string_commands.cpp", "02-protocol/request_parser.cpp"

CASES = [
    Broken(STRINGS, 'context.reply.simple_string("PONG");', 'context.reply.simple_string("PONG")', "semicolon is missing"),
    Broken(PARSER, "const std::size_t header = position_;", "const std::size_t header = position_", "semicolon is missing"),
    Broken("01-tcp-server/framing.cpp", "return std::nullopt;", "return std::nullopt", "semicolon is missing"),
    Broken(PARSER, "if (input.empty()) return", "if (input.empty() return", "A ) is missing"),
    Broken(STRINGS, 'simple_string("PONG")', 'simple_string("PONG)', "A quote is missing"),
    Broken(STRINGS, "  if (entry) {\n    context.db.overwrite", "  if (entry);\n  {\n    context.db.overwrite", "The if ends"),
    Broken(STRINGS, '  context.reply.simple_string("PONG");\n}', '  context.reply.simple_string("PONG");\n', "never closed",
           at="void ping_command"),
    Broken(PARSER, "      return ParseStatus::need_more;\n    }\n", "      return ParseStatus::need_more;\n", "never closed",
           at="if (input.size() - position_ <"),
    Broken(STRINGS, "  context.reply.bulk_string(as_string(*entry));\n}", "  context.reply.bulk_string(as_string(*entry));\n  }\n}",
           "get_command() has one too many", at="  }"),
    Broken("03-commands/database.cpp", "return nullptr;\n  return entry;", "return nullptr;\n  }\n  return entry;",
           "Database::find() has one too many", at="  }"),
    Broken("01-tcp-server/framing.cpp", "find(\"\\r\\n\")", "find('\\r\\n')", "double quotes"),
    Broken("04-expiry/expiry.cpp", "}  // namespace mini_redis\n", "", "namespace", at="namespace mini_redis {"),
]
