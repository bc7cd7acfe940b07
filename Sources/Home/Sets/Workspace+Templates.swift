package import Campaigns
import Delivery
package import Letters
package import Texts

extension Workspace {
    /// The letter templates that count: those of the home where they are whole, else those that were whole last,
    /// with what is wrong.
    ///
    /// Whole is a home that lacks no template that the campaigns' letters need, and none of whose templates has a
    /// fault. A home that never was whole goes by what it has. Throws what the store throws.
    package func goodTemplates(
        for campaigns: [Campaign]
    ) throws -> (library: TemplateLibrary, refusal: TemplateRefusal?) {
        let files = home.templateTexts()
        let found = try templates(of: files, for: campaigns)
        // Those that ship with the program are there as long as it is.
        if found.refusal == nil, !home.usesShippedTemplates { try store.keepTemplates(files) }
        return found
    }

    /// The same, and nothing is kept.
    func homeTemplates(
        for campaigns: [Campaign]
    ) throws -> (library: TemplateLibrary, refusal: TemplateRefusal?) {
        try templates(of: home.templateTexts(), for: campaigns)
    }

    private func templates(
        of files: [String: String],
        for campaigns: [Campaign]
    ) throws -> (library: TemplateLibrary, refusal: TemplateRefusal?) {
        let library = TemplateLibrary(files: files)
        let missing = Self.needed(by: campaigns).subtracting(library.names)
        let kept = try store.keptTemplates()
        // An office that had words of its own does not write in others because a folder is away.
        let isAway = !home.hasOwnTemplates && !kept.isEmpty && kept != files
        guard !library.faults.isEmpty || !missing.isEmpty || isAway else { return (library, nil) }
        let refusal = TemplateRefusal(
            faults: Set(library.faults.map { "\($0.path):\($0.line)" }).sorted(),
            missing: missing.sorted(),
            isAway: isAway,
            keepsOlder: !kept.isEmpty
        )
        return (kept.isEmpty ? library : TemplateLibrary(files: kept), refusal)
    }

    /// A person says that the home's templates, or those that ship with the program, are meant as they are.
    package func acceptTemplates() throws { try store.keepTemplates([:]) }

    /// The program's own templates, and those that blocks name.
    private static func needed(by campaigns: [Campaign]) -> Set<String> {
        let sending = campaigns.filter { !$0.schedules.isEmpty && $0.mailServer != nil }
        guard !sending.isEmpty else { return [] }
        let named = sending.flatMap { $0.schedules.compactMap(\.template) }
        return Set(TemplateName.allCases.map(\.rawValue) + named)
    }
}

/// Why the templates of the home do not count.
package struct TemplateRefusal: Hashable, Sendable {
    /// Files and lines with a fault.
    package let faults: [String]
    /// Names of letters without a template.
    package let missing: [String]
    /// The home had templates of its own, and has none now.
    package let isAway: Bool
    /// Older ones are used meanwhile.
    package let keepsOlder: Bool

    package var phrase: Phrase {
        guard !isAway else {
            return Phrase(
                vi:
                    "thư mục Templates riêng không còn; thư vẫn soạn theo mẫu riêng gần nhất. Đưa thư mục trở lại; muốn "
                    + "dùng mẫu kèm chương trình: dondoc check --accept",
                en:
                    "the home's own folder Templates is gone; letters are still written with its last ones. Put it back; "
                    + "to use the templates that ship with the program: dondoc check --accept"
            )
        }
        let places = (faults + missing).prefix(5).joined(separator: ", ")
        return Phrase(
            vi: "mẫu thư trong Templates có lỗi hoặc bị thiếu (\(places)); "
                + (keepsOlder
                    ? "thư vẫn soạn theo mẫu đúng gần nhất"
                    : "thư cần mẫu này chưa lập được")
                + ". Xem và sửa: dondoc check",
            en: "letter templates are broken or missing (\(places)); "
                + (keepsOlder
                    ? "letters are still written with those that were whole last"
                    : "letters that need them cannot be written")
                + ". To see what is wrong: dondoc check"
        )
    }
}
