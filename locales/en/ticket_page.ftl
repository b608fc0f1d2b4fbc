# Tickets in a browser, without Telegram
page-ticket-title = Complaints, suggestions and praise
page-ticket-intro = The unit concerned answers without knowing who you are. You get a ticket number with which you read the answer here.
page-ticket-kind = What would you like to say?
page-ticket-about = About which service?
page-ticket-office = The office as a whole
page-ticket-search = Search a service by a word of its name
page-ticket-search-button = Search
page-ticket-text = Your message
page-ticket-hint = What happened, when and where? Please write no names, identity numbers or telephone numbers.
page-ticket-send = Send
page-ticket-follow = Do you have a ticket number?
page-ticket-number = Ticket number
page-ticket-open = Open the ticket
page-ticket-of = Ticket { $number }
page-ticket-kept = Thank you, we have received it. Your ticket number: { $number }
page-ticket-keep-it = Write this number down: the ticket can be opened again with it alone.
page-ticket-state = State: <b>{ $state }</b>
page-ticket-steps = What has happened
page-ticket-earlier = <a href="{ $link }">Earlier part</a>
page-ticket-later = <a href="{ $link }">Later part</a>
page-ticket-ask-add = Anything to add?
page-ticket-ask-reopen = What is not answered yet?
page-ticket-no-kind = Please choose first: complaint, suggestion or praise.
page-ticket-unknown = We do not find this ticket number. Please check how it is written, for example 4F7K9-QXM2B.
page-ticket-moved-on = This ticket has just changed. Please read below how it stands, then try again.
page-ticket-reopen-over = This ticket cannot be opened again. Please write a new complaint, or use SP4N-LAPOR!: lapor.go.id
