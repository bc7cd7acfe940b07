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
        if found.refusal == nil { try store.keepTemplates(files) }
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
        guard !library.faults.isEmpty || !missing.isEmpty else { return (library, nil) }
        let kept = try store.keptTemplates()
        let refusal = TemplateRefusal(
            faults: Set(library.faults.map { "\($0.path):\($0.line)" }).sorted(),
            missing: missing.sorted(),
            keepsOlder: !kept.isEmpty
        )
        return (kept.isEmpty ? library : TemplateLibrary(files: kept), refusal)
    }

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
    /// Older ones are used meanwhile.
    package let keepsOlder: Bool

    package var phrase: Phrase {
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
