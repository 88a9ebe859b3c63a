//! Words of our own, written down for the tables.

/// Common password words of other alphabets, the most common first.
pub(crate) const OTHER_ALPHABETS: &str = "пароль привет любовь йцукен марина наташа солнышко максим андрей саша сергей никита настя россия \
     москва кристина александр мария люблю счастье дмитрий анастасия котенок спартак зенит юлия \
     светлана ирина татьяна ольга елена анна катя даша маша алина вика виктория денис артем алексей \
     владимир михаил роман иван николай игорь антон олег евгений павел кирилл владислав екатерина \
     полина валерия ксения любимая любимый солнце звезда зайка малышка кошка собака котик лапочка \
     ангел сладкая красотка принцесса королева жопа хуй пизда блять сука мама папа мамочка доченька \
     сынок семья друзья подруга жизнь мечта надежда вера удача победа весна лето осень зима январь \
     февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник пятница \
     компьютер интернет админ администратор логин вход доступ секрет работа деньги машина футбол \
     динамо локомотив музыка гитара волк тигр медведь дракон лошадь рыба цветок роза снег море небо \
     луна война мир россия1 город питер сибирь сталкер танкист самолет школа институт дом один два \
     три ключ замок дверь новый старый супер черный белый красный кохання україна київ привіт сонечко \
     слава сонце мамо пароль1 κωδικος αγαπη ελλαδα σαγαπω";

/// Words that people of other languages make passwords from, in no order.
/// Most of these are in the list of passwords by themselves.
pub(crate) const OF_OTHERS: [&str; 14] = [
    "passwort kennwort geheim schatz schatzi liebe ichliebedich hallo hallo123 sommer winter herbst \
     frühling januar februar märz april mai juni juli august september oktober november dezember \
     montag dienstag mittwoch donnerstag freitag samstag sonntag deutschland schalke dortmund bayern \
     fussball sonne sonnenschein engel mausi hase blume stern freiheit familie katze hund arbeit \
     willkommen anmeldung verwaltung zugang rechner firma internet haus garten scheisse arschloch",
    "motdepasse jetaime amour soleil bonjour chouchou doudou loulou marseille coucou bisous cheval \
     printemps hiver automne janvier février mars avril juin juillet août septembre octobre novembre \
     décembre lundi mardi mercredi jeudi vendredi samedi dimanche princesse bienvenue famille maison \
     chocolat football nounours papillon musique azertyuiop merde secret liberté vacances bonheur",
    "contraseña contrasena clave teamo tequiero amor amorcito miamor hola hola123 bonita princesa \
     corazon estrella familia barcelona realmadrid verano invierno otoño primavera enero febrero marzo \
     abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves \
     viernes sábado domingo mexico españa colombia argentina mariposa bienvenido casa perro gato amigos \
     felicidad esperanza america chivas dios jesus hermosa pelota cariño",
    "senha senhas amor amormeu teamo meuamor flamengo corinthians palmeiras saopaulo vasco gremio \
     brasil deus deusefiel jesus felicidade família princesa estrela verão inverno outono primavera \
     janeiro fevereiro março maio junho julho agosto setembro outubro novembro dezembro segunda terça \
     quarta quinta sexta sábado domingo portugal benfica sporting saudade obrigado bemvindo cachorro",
    "password parola amore tiamo amoremio ciao ciaociao juventus inter milan napoli roma forza estate \
     inverno autunno primavera gennaio febbraio marzo aprile maggio giugno luglio agosto settembre \
     ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica italia stella \
     principessa tesoro benvenuto famiglia gatto cane farfalla sole calcio segreto andrea",
    "hasło haslo kocham kochamcie kochanie misiek misiaczek dupa dupa123 kurwa polska lato zima wiosna \
     jesień styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad \
     grudzień poniedziałek wtorek środa czwartek piątek sobota niedziela słońce słoneczko dziecko matka \
     rodzina zaq12wsx qwerty komputer kotek piesek wakacje legia wisla widzew bartek myszka samsung",
    "wachtwoord welkom welkom01 geheim schatje liefde hallo zomer winter herfst lente januari februari \
     maart mei juni juli augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
     ajax feyenoord nederland voetbal vakantie poes hond familie konijn",
    "heslo heslo123 ahoj láska lasko miluju milacek slunicko sluníčko zima léto jaro podzim leden únor \
     březen duben květen červen červenec srpen září říjen listopad prosinec sparta slavia praha kočka",
    "salasana kissa koira rakkaus kulta kesä talvi syksy kevät suomi perkele moikka tammikuu helmikuu \
     maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "lösenord hemligt älskling sommar vinter höst vår sverige fotboll hejsan kärlek adgangskode passord \
     kjærlighet elskerdig kodeord sommer norge danmark velkommen katten hunden",
    "sifre parola seni seviyorum seniseviyorum askim aşkım fenerbahce galatasaray besiktas trabzonspor \
     türkiye istanbul canım merhaba ankara jelszó szeretlek kicsim magyar parolă iubire dragoste steaua",
    "sayang katasandi rahasia indonesia cinta akucinta bismillah jakarta mahal mahalko mahalkita \
     matkhau anhyeuem emyeuanh vietnam saranghae aishiteru himitsu sakura wode mima woaini woaini1314",
    // Of the east, in Latin letters: Japanese, Chinese, Korean, and the greetings and endearments of Hindi, Arabic and Persian.
    "konnichiwa konbanwa ohayo ohayou arigato arigatou sayonara tomodachi daisuki suki kawaii genki ganbatte pasuwado \
     pasuwaado watashi anata kimi hoshi tsuki sora umi hana neko inu okami kitsune ryu tora taiyou yuki kaze hikari yume \
     kokoro ai koibito sensei senpai samurai shinobi nihon nippon tokyo osaka kyoto hokkaido itadakimasu oyasumi \
     nihao xiexie zaijian pengyou laopo laogong baobei baobao qinaide woaizhongguo zhongguo beijing shanghai guangzhou \
     shenzhen xingfu kuaile shengri gongxi facai taiyang yueliang xingxing mima mama baba gege jiejie didi meimei \
     annyeong annyeonghaseyo gamsahamnida gomawo saranghaeyo oppa unni noona hyung aegyo hanguk daehanminguk seoul busan \
     bimilbeonho hwaiting eomma appa chingu namaste dhanyavad pyaar mohabbat jaanu bharat hindustan \
     jaimatadi ganesha shivshakti habibi habibti yalla inshallah mashallah alhamdulillah salam marhaba khuda eshgham azizam",
    "비밀번호 사랑해 대한민국 안녕하세요 パスワード ありがとう さくら あいしてる ひみつ 我爱你 我愛你 密码123 中国人",
];

/// Words that people who write English make passwords from, in no order; older ones are in the list of passwords.
pub(crate) const OF_ENGLISH: [&str; 3] = [
    // What the list, of 2011 to 2015 and older, cannot know: sites, apps, games, products, brands, series, pop, sport, events.
    "instagram facebook whatsapp telegram tiktok snapchat youtube twitch discord reddit pinterest linkedin twitter \
     tumblr spotify netflix disneyplus primevideo hbomax crunchyroll airbnb uber deliveroo doordash zoom slack teams skype \
     signal wechat weibo alibaba aliexpress temu shein wish etsy shopify paypal venmo cashapp revolut stripe klarna \
     bitcoin ethereum dogecoin binance coinbase metamask blockchain crypto cryptocurrency solana cardano ripple tether \
     chatgpt openai copilot gemini anthropic claude midjourney alexa siri cortana tesla spacex elonmusk starlink \
     iphone ipad macbook airpods android samsung galaxy pixel huawei xiaomi oneplus playstation nintendo xbox steam \
     minecraft fortnite roblox pubg valorant overwatch leagueoflegends dota counterstrike csgo apexlegends callofduty \
     warzone genshin pokemon pokemongo pikachu charizard amongus fallguys rocketleague skyrim witcher cyberpunk zelda \
     mario luigi sonic kirby stardew terraria undertale hollowknight eldenring darksouls bloodborne godofwar \
     assassinscreed farcry battlefield fifa nba2k madden gta sims clashofclans clashroyale candycrush brawlstars \
     github gitlab bitbucket docker kubernetes terraform ansible jenkins grafana prometheus postgres postgresql mysql \
     mariadb mongodb redis elasticsearch kibana rabbitmq kafka nginx apache tomcat wordpress drupal joomla magento \
     salesforce servicenow oracle azure amazonaws lambda heroku vercel netlify cloudflare firebase supabase python \
     javascript typescript golang rustlang kotlin swift flutter react angular svelte nodejs django flask laravel spring \
     ubuntu debian fedora centos archlinux windows microsoft office outlook sharepoint onedrive powershell vmware cisco \
     fortinet paloalto mikrotik raspberry raspberrypi arduino devops sysadmin helpdesk changeme letmein welcome default \
     administrator superuser production staging testing backup database server service support guest temporary",
    "gameofthrones daenerys targaryen jonsnow lannister winteriscoming strangerthings hawkins eleven squidgame \
     breakingbad heisenberg walkingdead mandalorian grogu babyyoda starwars jedi kylo avengers ironman spiderman deadpool \
     blackpanther wakanda wakandaforever thanos marvel batman joker harleyquinn hogwarts gryffindor slytherin hufflepuff \
     ravenclaw dumbledore frozen elsa moana encanto minions rickandmorty peakyblinders theoffice dundermifflin friends \
     naruto sasuke goku vegeta onepiece luffy bleach deathnote attackontitan demonslayer jujutsu myheroacademia \
     billieeilish taylorswift swiftie arianagrande edsheeran justinbieber badbunny drake kanye beyonce rihanna adele dualipa \
     oliviarodrigo harrystyles onedirection blackpink bts bangtan twice straykids seventeen kpop jungkook jimin taehyung \
     messi ronaldo neymar mbappe haaland lewandowski salah vinicius bellingham lamine liverpool arsenal chelsea tottenham \
     mancity manutd realmadrid barcelona juventus bayern psg lebron curry durant giannis doncic warriors lakers celtics \
     raptors chiefs mahomes eagles patriots cowboys yankees dodgers astros verstappen hamilton leclerc norris redbull \
     covid covid19 corona coronavirus lockdown quarantine pandemic vaccine brexit trump biden obama hillary maga putin zelensky \
     ukraine blacklivesmatter metoo loveislove pride euro2020 euro2024 worldcup qatar2022 tokyo2020 paris2024 \
     aiden jayden kayden brayden hayden liam noah mason logan lucas ethan oliver elijah jaxon jackson grayson carter wyatt \
     sophia emma olivia isabella mia charlotte amelia harper evelyn luna aria scarlett zoey lily layla nora hazel penelope \
     mohammed muhammad ahmed fatima aisha omar yusuf ibrahim priya rahul rohit ananya aarav arjun krishna ganesh shiva \
     namaste bismillah alhamdulillah inshallah mashallah allahuakbar habibi jaimatadi jaishreeram omnamahshivaya radheradhe \
     waheguru jesuschrist jesusloves godisgood blessed hakunamatata carpediem yolo livelaughlove nevergiveup",
    "tobeornottobe thequickbrownfox thequickbrownfoxjumps maytheforcebewithyou iamyourfather ihaveadream \
     loremipsum loremipsumdolor helloworld onceuponatime happybirthday happynewyear merrychristmas trustnoone iloveyousomuch \
     iloveyouforever iloveyoubaby imissyou iamthebest iamlegend ihateyou ihatepasswords mypassword thisismypassword passwordpassword \
     opensesame abracadabra supercalifragilistic lordoftherings onering youshallnotpass myprecious \
     letitbe heyjude imagine yesterday bohemianrhapsody stairwaytoheaven hotelcalifornia smellsliketeenspirit sweetchildomine \
     wonderwall rollinginthedeep shapeofyou despacito gangnamstyle oldtownroad blindinglights wearethechampions wewillrockyou \
     livinonaprayer dontstopbelieving everybreathyoutake shakeitoff lovestory badguy correcthorse correcthorsebatterystaple \
     accessdenied nopassword secretpassword adminadmin rootroot testtest useruser guestguest welcomehome goodmorning goodnight",
];
