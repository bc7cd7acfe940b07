package import Texts

/// How much of a table was reported, and until when.
extension StatisticsWords {
    package static func publishedOnly(_ count: Int) -> Phrase {
        Phrase(
            vi:
                "\(count) đơn vị chỉ có tỷ lệ công bố hoặc thiếu một trong hai số: không tính vào tổng",
            en:
                count == 1
                ? "1 unit gave only a percentage or one of the two counts: it is not in the total"
                : "\(count) units gave only a percentage or one of the two counts: they are not in the total"
        )
    }

    package static func reporting(_ count: Int, of all: Int) -> Phrase {
        Phrase(vi: "\(count)/\(all) đơn vị đã báo cáo", en: "\(count) of \(all) units reporting")
    }
}
