package import Texts

/// One thing that was looked at, and what was found.
package struct Diagnosis: Sendable {
    /// What was looked at, in the order in which it is shown.
    package enum Subject: String, CaseIterable, Sendable {
        case home, rights, database, files, templates, calendar, addresses, clock, disk, backup,
            server
    }

    package enum Level: String, Sendable {
        case fine, warning, error
    }

    package let subject: Subject
    package let level: Level
    /// What was found.
    package let what: Phrase
    /// Why it matters; nil where all is well.
    package let why: Phrase?
    /// The command that mends it, or what to do where no command does.
    package let remedy: Phrase?

    /// All is well.
    package init(_ subject: Subject, _ what: Phrase) {
        self.init(subject, .fine, what, why: nil, remedy: nil)
    }

    /// The same of what stands in the files and does not count yet.
    package var coming: Diagnosis {
        Diagnosis(subject, level, DoctorWords.coming(what), why: why, remedy: remedy)
    }

    package init(
        _ subject: Subject,
        _ level: Level,
        _ what: Phrase,
        why: Phrase?,
        remedy: Phrase?
    ) {
        self.subject = subject
        self.level = level
        self.what = what
        self.why = why
        self.remedy = remedy
    }
}
