/// The codes of findings.
///
/// L00x structure, L01x dates and times, L02x references, L03x phrases, L04x zone and calendar,
/// L05x text, L06x characters, L07x placement, N0xx rows of imported tables, T0xx letter
/// templates, C0x warnings.
package enum FindingCode: String, CaseIterable, Hashable, Sendable {
    case unknownStatement = "L001"
    case unknownKey = "L002"
    case missingKey = "L003"
    case repeatedKey = "L004"
    case repeatedBlock = "L005"
    case outsideBlock = "L006"
    case noCampaign = "L007"
    case badIdentifier = "L008"

    case badDate = "L010"
    case wrongWeekday = "L011"
    case badTime = "L012"
    case noSuchDate = "L013"
    case computedDateDiffers = "L014"
    case badWeekday = "L015"
    case reversedRange = "L016"

    case unknownMilestone = "L020"
    case unknownUnit = "L021"
    case unknownRecipient = "L022"
    case unknownCalendar = "L023"
    case unknownMailServer = "L024"
    case unknownIndicator = "L025"
    case unknownTemplate = "L026"
    case circularDeadline = "L027"
    case unitList = "L028"
    case noDeadline = "L029"

    case expected = "L030"
    case trailingText = "L031"
    case ambiguousWord = "L032"
    case numberOutOfRange = "L033"

    case badZone = "L040"
    case calendarTooShort = "L041"
    case crossesDeadline = "L042"

    case unterminatedText = "L050"
    case unknownPlaceholder = "L051"
    case textOutsideBody = "L052"
    case textTooLong = "L053"
    case badAddress = "L054"
    case secretWritten = "L055"

    case notUTF8 = "L060"
    case controlCharacter = "L061"

    case misplacedKey = "L070"
    case badPath = "L071"
    case misplacedRule = "L072"

    case unknownColumns = "N001"
    case badEncoding = "N002"
    case badWorkbook = "N003"
    case repeatedColumn = "N004"
    case tooManyFields = "N005"
    case codeAndName = "N006"
    case datedAfterArrival = "N007"
    case badNumber = "N010"
    case overDenominator = "N011"
    case notConcerned = "N012"
    case badStatus = "N013"
    case inFuture = "N014"
    case missingValue = "N015"
    case eitherDate = "N016"
    case twoNumberStyles = "N017"
    case contradiction = "N018"
    case cellError = "N019"
    case beforeCampaign = "N020"
    case whichMilestone = "N021"
    case whichIssuer = "N022"

    case template = "T001"

    case neverFires = "C01"
    case sameDay = "C02"
    case shiftedOntoDueDay = "C03"
    case outsideWindow = "C04"
    case endlessReminder = "C05"
    case changedNames = "C06"
    case calendarEnds = "C07"
    case upwardsWithoutApproval = "C08"
    case noMailServer = "C09"
    case dueOutsideCampaign = "C10"
    case unknownColumn = "C11"
    case oddKind = "C12"
    case sameReference = "C13"
    case ignoredFile = "C14"
    case skippedMonths = "C17"
    case repeatedRule = "C18"
    case everyDay = "C19"
    case totalDiffers = "C20"
    case percentDiffers = "C21"
    case repeatedRow = "C22"
    case oldEncoding = "C23"
    case unusedColumn = "C24"
    case noteRow = "C25"
    case repeatedDocument = "C26"

    package var severity: Finding.Severity {
        rawValue.hasPrefix("C") ? .warning : .error
    }
}
