/// How a table is written.
package enum OutputFormat: String, CaseIterable, Sendable {
    case table, csv, json, markdown
}
