"""One article in three languages, for the tests of formats: its paragraphs, the headline first."""

ARTICLES = {
    "en": (
        "Ferry back after a pause of 12 years",
        "KOS, 11 February 2025 — The ferry between Kos and Bodrum will run again from 14 March after a pause of 12 years, the port authority said on Monday.",
        "It will carry 1,250 passengers a day and cost 3.5 million euros, a rise of 12% on the plan, said Maria Petrou, the mayor of Kos.",
        "Two people were hurt in a test run on 3 February; a 12-year-old boy was taken to the hospital of Rhodes, 90 kilometres away.",
        "“We waited too long,” Petrou told reporters. The Turkish ministry of transport denied that the line would be closed in October.",
        "The fare is 24.50 euros, about half of what it was in 2013, when 40,000 tickets were sold in three months.",
    ),
    "fr": (
        "Le ferry revient après douze ans d’interruption",
        "KOS, 11 février 2025 — Le ferry entre Kos et Bodrum reprendra le 14 mars après une interruption de 12 ans, a annoncé lundi l’autorité portuaire.",
        "Il transportera 1 250 passagers par jour et coûtera 3,5 millions d’euros, soit 12 % de plus que prévu, selon Maria Petrou, maire de Kos.",
        "Deux personnes ont été blessées lors d’un essai le 3 février ; un garçon de 12 ans a été conduit à l’hôpital de Rhodes, à 90 kilomètres.",
        "« Nous avons trop attendu », a déclaré Mme Petrou. Le ministère turc des Transports a démenti que la ligne doive fermer en octobre.",
        "Le billet coûte 24,50 euros, environ la moitié du prix de 2013, année où 40 000 billets avaient été vendus en trois mois.",
    ),
    "ar": (
        "عودة العبارة بعد توقف دام 12 عاماً",
        "كوس، 11 فبراير/شباط 2025 — تعود العبارة بين كوس وبودروم إلى العمل في 14 مارس/آذار بعد توقف دام 12 عاماً، بحسب ما أعلنت سلطة الميناء يوم الاثنين.",
        "وستنقل العبارة 1250 راكباً في اليوم وستكلف 3.5 مليون يورو (نحو 3.6 مليون دولار)، أي بزيادة ١٢٪ عن الخطة، بحسب رئيسة بلدية كوس ماريا بيترو.",
        "وأصيب شخصان بجروح خلال رحلة تجريبية في 3 فبراير/شباط، ونُقل فتى في الثانية عشرة من عمره إلى مستشفى رودس على بعد 90 كيلومتراً.",
        "وقالت بيترو للصحفيين: «لقد انتظرنا طويلاً». ونفت وزارة النقل التركية أن يُغلق الخط في أكتوبر/تشرين الأول.",
        "ويبلغ سعر التذكرة 24.50 يورو، أي نصف ما كان عليه عام 2013 حين بيعت 40 ألف تذكرة في ثلاثة أشهر.",
    ),
}
