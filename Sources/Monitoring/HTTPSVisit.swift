import CCurl
import Foundation

/// A GET by https whose answer is thrown away.
package struct HTTPSVisit: Sendable {
    private let url: String
    private let authorities: String?
    private let longestMilliseconds: Int

    /// `authorities`: a file of those whose certificates are believed; nil for the system's.
    package init(url: String, authorities: String? = nil, longestMilliseconds: Int = 10_000) {
        self.url = url
        self.authorities = authorities
        self.longestMilliseconds = longestMilliseconds
    }

    /// Set up before any request; libcurl asks for it.
    private static let isReady = dondoc_global_init() == 0

    /// Goes there; nil where the answer is 2xx, else what happened, without the address.
    package func go() async -> String? {
        await withCheckedContinuation { continuation in
            // It blocks, once a minute: on a thread of its own, where it blocks nobody else.
            Thread.detachNewThread { continuation.resume(returning: perform()) }
        }
    }

    private func perform() -> String? {
        guard Self.isReady else { return "libcurl could not be set up" }
        var status = 0
        let result = unsafe dondoc_visit(url, authorities, longestMilliseconds, &status)
        guard result == DONDOC_OK else {
            return unsafe String(cString: dondoc_words(result))
        }
        return (200..<300).contains(status) ? nil : "HTTP \(status)"
    }
}
