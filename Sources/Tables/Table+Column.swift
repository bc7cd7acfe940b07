package import Texts

extension Table {
    /// A column: its name for machines, its heading for people, and who sees it.
    package struct Column {
        /// The name in csv and json; the same in every language.
        package let key: String
        package let heading: Phrase
        package var isNumber = false
        /// Its texts are cut where the terminal is too narrow.
        package var isFlexible = false
        /// Left out for people; csv and json have it.
        package var isHidden = false
        /// Left out of csv and json; people see it.
        package var isPicture = false
        /// Part of the row's name: rows of two instants belong together if these cells are equal.
        package var isKey = false
        /// The one value that stands for the row: trends draw it and short texts tell it.
        package var isPrincipal = false
        package var tone: Tone?

        package init(
            key: String,
            heading: Phrase,
            isNumber: Bool = false,
            isFlexible: Bool = false,
            isHidden: Bool = false,
            isPicture: Bool = false,
            isKey: Bool = false,
            isPrincipal: Bool = false,
            tone: Tone? = nil
        ) {
            self.key = key
            self.heading = heading
            self.isNumber = isNumber
            self.isFlexible = isFlexible
            self.isHidden = isHidden
            self.isPicture = isPicture
            self.isKey = isKey
            self.isPrincipal = isPrincipal
            self.tone = tone
        }
    }
}
