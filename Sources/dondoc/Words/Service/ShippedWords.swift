import Foundation
import Home
import Texts

/// What is said of the files that ship with the program.
enum ShippedWords {
    static func templates(_ path: String) -> Phrase {
        Phrase(
            vi: "mẫu thư: \(path) (thư mục làm việc không có Templates của mình)",
            en: "templates: \(path) (the home has no Templates of its own)"
        )
    }

    static func noTemplates(home: String, _ shipped: ShippedFiles) -> Phrase {
        let places = places(of: shipped, "Templates")
        return Phrase(
            vi:
                "không tìm thấy mẫu thư; đã tìm theo thứ tự: (1) «\(home)/Templates», \(places.vi); "
                + "cài lại gói dondoc, hoặc đặt DONDOC_SHARE là thư mục chứa Templates, hoặc chép "
                + "Templates vào thư mục làm việc",
            en: "no letter templates; looked for in this order: (1) «\(home)/Templates», "
                + "\(places.en); install the package dondoc again, or let DONDOC_SHARE name the "
                + "folder that holds Templates, or copy Templates into the home"
        )
    }

    static func noDemo(_ shipped: ShippedFiles) -> Phrase {
        let path = "Schedules/bau-cu-2021"
        let places = places(of: shipped, path)
        return Phrase(
            vi: "không tìm thấy đợt trình diễn; đã tìm theo thứ tự: (1) \(path) của thư mục làm "
                + "việc, \(places.vi); cài lại gói dondoc, hoặc đặt DONDOC_SHARE",
            en: "the demo's campaign is not found; looked for in this order: (1) \(path) of the "
                + "home, \(places.en); install the package dondoc again, or set DONDOC_SHARE"
        )
    }

    /// The second to the fourth place that were looked into.
    private static func places(of shipped: ShippedFiles, _ path: String) -> Phrase {
        let named = shipped.named.map { "«\($0.path)/\(path)»" }
        let installed = shipped.installed.map { "«\($0.path)/\(path)»" }
        let folder = shipped.programFolder.map { "«\($0.path)»" }
        return Phrase(
            vi: "(2) DONDOC_SHARE: \(named ?? "chưa đặt"), "
                + "(3) cạnh chương trình: \(installed ?? "không rõ chương trình nằm ở đâu"), "
                + "(4) thư mục mã nguồn phía trên \(folder ?? "chương trình"): không có",
            en: "(2) DONDOC_SHARE: \(named ?? "not set"), "
                + "(3) beside the program: \(installed ?? "the system does not tell where it lies"), "
                + "(4) a checkout above \(folder ?? "the program"): none"
        )
    }
}
