import Letters
import Mail
import Mustache
import Testing

@Suite struct StencilTests {
    private static let text = """
        {{#viec}}{{viec}}: {{han}}{{/viec}}{{^viec}}không có việc{{/viec}}
        {{#tien_do}}
        - {{viec}} {{#cuoi}}cuối{{/cuoi}}{{^cuoi}}tiếp{{/cuoi}} {{don_vi}}
        {{/tien_do}}
        {{^tien_do}}
        trống
        {{/tien_do}}
        {{#minh_hoa}}minh họa {{ten_ngan}}{{/minh_hoa}}.
        """

    /// Filled from a stencil, rendered by mustache itself: the same for every shape, used twice.
    @Test func `a stencil gives what rendering gives`() throws {
        let library = TemplateLibrary(files: [
            "thu.vi.subject.mustache": "{{viec}} – {{ten_ngan}}",
            "thu.vi.text.mustache": Self.text, "thu.vi.html.mustache": Self.text,
        ])
        #expect(library.faults.isEmpty)
        let plain = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + Self.text)
        let html = try MustacheTemplate(string: Self.text)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<400 {
            let values = Self.values(&generator)
            let letter = try library.letter("thu", values)
            #expect(letter.text == plain.render(values.plain), "\(values)")
            #expect(letter.html == html.render(values.plain), "\(values)")
        }
    }

    private static func values(_ generator: inout some RandomNumberGenerator) -> TemplateValues {
        let words = ["", "a & b", "<b>'x'</b>", "\"Đắk Lắk\"", "{{viec}}", "hai\ndòng", "{thu}"]
        func word() -> String { words.randomElement(using: &generator) ?? "" }
        var values: TemplateValues = [
            "minh_hoa": Bool.random(using: &generator), "ten_ngan": word(),
        ]
        if Bool.random(using: &generator) { values["viec"] = word() }
        if Bool.random(using: &generator) { values["han"] = word() }
        let count = Int.random(in: 0...3, using: &generator)
        values["tien_do"] = (0..<count).map { index -> TemplateValues in
            var row: TemplateValues = ["cuoi": index == count - 1]
            if Bool.random(using: &generator) { row["viec"] = word() }
            if Bool.random(using: &generator) { row["don_vi"] = word() }
            return row
        }
        return values
    }

    @Test func `a template changes neither delimiters nor escaping, nor uses private characters`() {
        let library = TemplateLibrary(files: [
            "thu.vi.subject.mustache": "{{viec}}\u{E001}",
            "thu.vi.text.mustache": "a\n{{=<% %>=}}",
            "thu.vi.html.mustache": "{{% CONTENT_TYPE:TEXT}}",
        ])
        #expect(
            library.faults.map { "\($0.path.split(separator: ".")[2]):\($0.line):\($0.column)" }
                == ["html:1:1", "subject:1:9", "text:2:1"]
        )
    }
}
