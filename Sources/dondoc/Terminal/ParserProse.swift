import Campaigns
import Texts
import Wording

/// The argument parser's own words, which it has in English only.
enum ParserProse {
    static func translated(_ message: String, to language: Language) -> String {
        var text = message
        if text.contains("INSTANT>'") || text.contains("DATE>'") {
            text = text.replacing("\nUsage:", with: "\n\(Commands.instantForm(language))\nUsage:")
            if !text.contains(Commands.instantForm(language)) {
                text += "\n" + Commands.instantForm(language)
            }
        }
        guard language == .vietnamese else { return text }
        for (english, phrase) in [
            ("OVERVIEW:", Commands.overview), ("USAGE:", Commands.usage),
            ("Usage:", Commands.usage), ("ARGUMENTS:", Commands.arguments),
            ("OPTIONS:", Commands.options), ("SUBCOMMANDS:", Commands.subcommands),
            ("Error:", Commands.wrongUsage),
        ] {
            text = text.replacing(english, with: phrase(.vietnamese) + ":")
        }
        for (english, vietnamese) in [
            ("Show the version.", Commands.showVersion(.vietnamese)),
            ("Show help information.", Commands.showHelp(.vietnamese)),
            ("Unknown option", "Không có tùy chọn"),
            ("Missing expected argument", "Thiếu tham số"),
            ("Missing value for", "Thiếu giá trị của"),
            ("is invalid for", "không hợp lệ cho"),
            ("The value", "Giá trị"),
            ("Unexpected argument", "Thừa tham số"),
            ("unexpected arguments", "tham số thừa"),
            ("Did you mean", "Ý bạn là"),
            ("Help:  ", "Giải thích: "), ("Help: ", "Giải thích: "),
            ("Please provide one of", "Chọn một trong"), ("; default: ", "; mặc định: "),
            ("' or '", "' hoặc '"), ("' and '", "' và '"),
            ("for more information.", "để biết thêm."),
            ("for detailed help.", "để xem chi tiết."),
            ("for more information", "để biết thêm"),
            ("See '", "Xem '"), ("  See ", "  Xem "),
            ("(default:", "(mặc định:"), ("(values:", "(giá trị:"),
            ("<subcommand>", "<lệnh>"), ("<options>", "<tùy chọn>"),
            ("[<options>]", "[<tùy chọn>]"),
        ] {
            text = text.replacing(english, with: vietnamese)
        }
        return text
    }
}
