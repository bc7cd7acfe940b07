enum MailCatcherPlaceholder {}
