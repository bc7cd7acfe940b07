/// One rule that a broken store does not keep.
enum Mutation: String, CaseIterable, Sendable {
    // Facts.
    case swallowsMissingObligation, swallowsBrokenInvariant, storesHalfABatch, turnsFactsRound
    case readsTwice, skipsAFact, judgesByWhatIsNotKnownYet, seesOutcomesEarly, forgetsAuthors
    // Sets.
    case forgetsMoves, forgetsJoining, keepsLettersOfRemovedRules, mixesUpZones
    case wakesItself, alwaysGoesByTheMachine, goesOnHoldingAcceptedFiles, triesOutOnItself
    // The ledger.
    case forgetsAKey, countsTheWrongDay, losesAnOccurrence, forgetsThePass, storesHalfAPlan
    case countsAReminderTwice, forgetsLastSent, hearsNoTrouble, tellsBackwards, losesARun
    case forgetsWhatWasTold, overlooksWhoWaits
    case forgetsSentLetters, overlooksWhatWaits, changesWhatHasChanged, forgetsWhatItSays
    case takesBackNothing, forgetsTakebacks, forgetsRestorations, holdsTooLittle
    case doubtsWhatIsTheSame, restsForEver
    // The outbox.
    case takesFromTheLiving, leavesTheDead, ignoresFences, claimsEarly, claimsTooMany
    case claimsTogether, claimsForAnybody, judgesOutside, swallowsAThrowingJudge, dropsNothing
    case marksWhatIsGone, losesAnAttempt, neverFinishes, neverWakes, countsOneEndTooMany
    case expiresUnasked, neverExpires, forgetsRefusals, keepsBytes, dropsBytes
    case failsSilently
    // Acts and reports.
    case releasesAll, ignoresCampaigns, retriesLittle, cancelsNothing, countsWrong, showsUnsorted
    case talliesWrong
    case ignoresTheDay, ignoresTheLine, ignoresTheUnit
    case tellsTheOperatorTwice, tellsTheOperatorOnce, forgetsCauses, notesReportsAgain
    case passesOverReports, losesHeadings
    // The service.
    case keepsTheFirstSign, forgetsTheLastLetter, forgetsJumps, keepsOldTemplates
    // Servers.
    case forgetsPauses, neverResumes, neverEndsAPause, forgetsOverlapRefusals
    case keepsOverlapRefusals
}
