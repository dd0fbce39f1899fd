// Given names that are one name in several languages: Юсуф, Жүсіп, Yusuf, يوسف.
// Provenance: authored from general knowledge of naming practice, unreviewed by native speakers;
// no list of real persons was used. Extend it by a line: the first form names the group, the
// order of the rest does not matter, and spellings that fold alike need not be repeated.
// Two names of different groups are different names, however alike they look (Hasan, Husayn).

export const givenNamesProvenance = 'authored, unreviewed';

const lines = `
Muhammad Мухаммед Мұхаммед Муҳаммад Мухаммад Магомед Mohammed Muxammad Мамбет محمد
Ahmad Ахмад Ахмет Акмат Аҳмад Ahmet Ahmed Akhmad Акмад أحمد احمد
Mahmud Махмуд Макмут Махмут Маҳмуд Mahmoud محمود
Abdullah Абдулла Абдылда Абдулло Abdulloh Abdallah Абдуллах عبدالله
Abdurrahman Абдурахман Әбдірахман Абдырахман Абдурраҳмон Abdurahmon Abdulrahman عبدالرحمن
Abdulaziz Абдулазиз Әбдіғазиз Абдылазиз Abdulaziz عبدالعزيز
Abdulkarim Абдулкарим Әбдікәрім Абдыкерим عبدالكريم
Umar Умар Омар Өмүр Өмір Omer Omar عمر
Usman Усман Оспан Осмон Усмон Othman Osman Uthman عثمان
Ali Али Әли Алӣ Гали Aly علي على
Hasan Хасан Асан Ҳасан Hassan حسن
Husayn Хусейн Хусаин Құсайын Үсөн Ҳусайн Husan Hussein Hussain حسين
Yusuf Юсуф Жүсіп Жусуп Iusuf Joseph Yousef يوسف
Ibrahim Ибрагим Ибраһим Ибраим Иброҳим Ibrohim Ыбырай إبراهيم ابراهيم
Ismail Исмаил Смайыл Ысмайыл Исмоил Ismoil Esmail Ysmaiyl إسماعيل اسماعيل
Ishaq Исхак Ысқақ Исҳоқ Ishoq إسحاق اسحاق
Yaqub Якуб Жақып Жакып Яъқуб Yaʼqub Jacob Jakub يعقوب
Musa Муса Мұса Мӯсо Muso Mousa Moussa موسى موسي
Isa Иса Иса Исо Iso Eisa Issa عيسى عيسي
Yahya Яхья Жақия Яҳё Yahyo Jahja يحيى يحيي
Zakariya Закария Закарьё Zakariyo Zekeriya زكريا
Sulayman Сулейман Сүлеймен Сулайман Сулаймон Sulaymon Soleiman Suleiman سليمان
Daud Давуд Дәуіт Доут Довуд Dovud Dawood Dawud Даут داود داوود
Hamza Хамза Ҳамза Khamza Hamzah حمزة حمزه
Khalid Халид Қалид Холид Xolid Khaled خالد
Bilal Билал Біләл Билол Bilol Belal بلال
Iskandar Искандер Ескендір Искендер Искандар Eskendir Alexander Александр إسكندر اسكندر
Rustam Рустам Рүстем Рустем Roustam رستم
Timur Тимур Темір Темир Темур Temur Teimur تيمور
Karim Карим Кәрім Kareem Kerim كريم
Rahim Рахим Рақым Раҳим Raheem رحيم
Rashid Рашид Rasheed Rachid رشيد
Salih Салих Салы Солеҳ Solih Saleh صالح
Said Саид Сейіт Сеит Saeed سعيد
Hadi Хади Ҳодӣ Hodi هادي
Ayub Аюб Аюп Айуб Ayyub Ayoub أيوب ايوب
Idris Идрис Ыдырыс Edris إدريس ادريس
Yunus Юнус Жүніс Жунус Younes يونس
Mustafa Мустафа Мұстафа Мустапа Мустафо مصطفى مصطفي
Mansur Мансур Мансұр Mansour منصور
Amir Амир Әмір Эмир Amir أمير امير
Anas Анас Анес Anes أنس انس
Zayd Зейд Зайд Зайид Zaid زيد
Salman Салман Сәлмен Салмон سلمان
Jafar Джафар Жапар Жафар Ҷаъфар جعفر
Ramadan Рамазан Рамадан Рамазон Ramazan رمضان
Murad Мурат Мұрат Мурод Murod مراد
Umarali Умарали Өмүралы
Aisha Айша Оиша Oysha Oisha Aysha Ayesha Aishat Аиша عائشة عائشه عايشة
Fatima Фатима Батма Фотима Fotima Fatma Батима Патима فاطمة فاطمه
Khadija Хадиджа Қадиша Кадича Хадича Xadicha Kadisha Khadijah خديجة خديجه
Maryam Марьям Мәриям Мариям Марям Mariam Meriem Мария مريم
Zaynab Зейнаб Зейнеп Зайнаб Zeynep Zeinab زينب
Safiya Сафия Сапия Safia Safiyya Sofia Сафийя صفية صفيه
Amina Амина Әмина Омина Omina Aamina آمنة امنة أمينة
Halima Халима Калима Ҳалима Haleema Khalima حليمة حليمه
Sumayya Сумайя Сүмая Сумая Soumaya Sumaia سمية سميه
Asma Асма Асмо Asmo Esma أسماء اسماء
Hafsa Хафса Ҳафса Khafsa حفصة حفصه
Madina Мадина Мәдина Medina مدينة مدينه
Zulfiya Зульфия Зүлфия Зулфия زلفية زلفيه
Nargiza Наргиза Нәргіз Наргис Nargis Narges نرجس نرجيزة
Saida Саида Сайда Saeeda سعيدة سعيده
Rahima Рахима Рақыма Раҳима Rakhima رحيمة رحيمه
Latifa Латифа Латипа Lateefa لطيفة لطيفه
Hadiya Хадия Ҳадия Khadiya هدية هديه
Zahra Захра Зуҳро Зухра Zuhra Zohra زهراء زهرة
Khawla Хаула Хавла Xavla خولة خوله
Ruqayya Рукайя Рукия Ruqiya Рӯқия رقية رقيه
Hajar Хаджар Қажар Ҳоҷар هاجر
Sara Сара Сара Соро Sarah سارة ساره
Salima Салима Солима Saleema سليمة سليمه
Malika Малика Мәлика Maleeka مليكة ملكة
Nur Нур Нұр Noor Nour نور
`;

/** The spellings of one name; the first is the group's own. */
export const givenNameGroups: readonly (readonly string[])[] = lines.trim().split('\n')
  .map((line) => [...new Set(line.split(' ').filter((form) => form !== ''))]);
